import { ask } from './api';
import type { Facts, LandCover } from './facts';

/** A class of level 3 and how much of a sample it covers, 0 to 1. */
export type CoverPart = LandCover & { part: number };

/** The classes that a sample has, the largest first. */
export async function loadCover(facts: Facts, id: string, signal: AbortSignal): Promise<CoverPart[]> {
  const response = await ask(`collections/rapidai4eo_v1_labels/items/rapidai4eo_v1_labels_${id}?fields=properties`, { signal });
  const { properties } = (await response.json()) as { properties: Record<string, number> };
  return facts.classes
    .filter((c) => c.level === 3 && properties[`clc_${c.code}`] > 0)
    .map((c) => ({ ...c, part: properties[`clc_${c.code}`] }))
    .sort((a, b) => b.part - a.part);
}
