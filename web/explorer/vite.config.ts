import { defineConfig } from 'vite';

// Addresses in the page are relative: the server may be behind a prefix.
export default defineConfig({
  base: './',
  build: { outDir: '../../artifacts/explorer', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  worker: { format: 'es' },
});
