import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20.19',
      sourcemap: true,
      rollupOptions: {
        // Optional, and with an addon of its own: found when it is there, never part of the bundle.
        external: ['nfc-pcsc'],
        input: {
          cli: at('src-main/cli/main.ts'),
          electron: at('src-main/hosts/electron/main.ts'),
          reader: at('src-main/nfc/process.ts'),
          'worker-import': at('src-main/workers/import.ts'),
          'worker-matching': at('src-main/workers/matching.ts'),
          'worker-password': at('src-main/workers/password.ts'),
          'worker-planner': at('src-main/workers/planner.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: at('src-main/hosts/electron/preload.ts') },
        // A sandboxed preload script is one file, and no module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      // electron-vite leaves it off; the first screen waits for half as much text to be read.
      minify: true,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
});
