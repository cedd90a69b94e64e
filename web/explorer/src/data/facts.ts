import { ask } from './api';

export interface LandCover {
  code: number;
  level: number;
  name: string;
  colour: string;
}

export interface ProductFacts {
  key: string;
  title: string;
  steps: string[];
}

export interface IndexFacts {
  name: string;
  title: string;
  low: number;
  high: number;
  bands: string[];
}

/** What there is to choose from, as the server knows it. */
export interface Facts {
  samples: number;
  images: boolean;
  /** Whether the server was started with a split file. */
  splits: boolean;
  hrefRoot: string;
  classes: LandCover[];
  countries: { code: string; name: string }[];
  products: ProductFacts[];
  indices: IndexFacts[];
}

export async function loadFacts(): Promise<Facts> {
  return (await ask('explore/data/facts.json')).json() as Promise<Facts>;
}
