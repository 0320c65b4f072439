// Bundles every app into its own dist folder; vite needs the Node that the packages need.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { bundledUrls } from './bundled-urls.mjs';
import { bundles } from './bundles.mjs';
import { launcher } from './launcher.mjs';

for (const { program, folder, dist } of bundles) {
  removeOldBundle(dist);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    plugins: [bundledUrls()],
    // better-sqlite3 brings compiled code, which it looks for beside its own files
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'src/main.ts',
      outDir: dist,
      emptyOutDir: false,
      emitAssets: true,
      target: 'node22',
      rolldownOptions: {
        // What ws and discord.js use where it is installed, and do without.
        external: ['zlib-sync', 'bufferutil', 'utf-8-validate'],
        // web-tree-sitter was compiled from C and contains eval.
        checks: { eval: false },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(join(dist, `${program}.js`), launcher(program));
}

/**
 * The knowledge lies beside the bundle and is not made by it, so it stays.
 *
 * @param {string} dist
 */
function removeOldBundle(dist) {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) {
    if (!name.startsWith('knowledge')) rmSync(join(dist, name), { recursive: true });
  }
}
