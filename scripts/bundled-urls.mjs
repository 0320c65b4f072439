import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const localUrl = /new URL\(\s*['"](?:\.\/)?([^'".][^'"]*)['"],\s*import\.meta\.url\s*\)/g;

/**
 * Makes `new URL('./…', import.meta.url)` in a source mean the same in a bundle as it does in the tree: a module
 * (`./worker.ts`) becomes a chunk of its own beside the bundle and is referred to by its new name, a folder
 * (`./migrations/`) or any other file is copied beside it, and what is not in the tree is left as it is. All chunks
 * lie in one folder, so names must not clash.
 *
 * @returns {import('vite').Plugin}
 */
export function bundledUrls() {
  return {
    name: 'bundled-urls',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const bundled = code.replace(localUrl, (expression, path) => {
        const target = resolve(dirname(id), path);
        if (!existsSync(target)) return expression;
        if (path.endsWith('.ts')) {
          const fileName = `${basename(path, '.ts')}.js`;
          this.emitFile({ type: 'chunk', id: target, fileName });
          return `new URL('./${fileName}', import.meta.url)`;
        }
        for (const file of filesOf(target, path.endsWith('/'))) {
          this.emitFile({ type: 'asset', fileName: relative(dirname(target), file), source: readFileSync(file) });
        }
        return expression;
      });
      return { code: bundled, map: null };
    },
  };
}

/**
 * @param {string} path
 * @param {boolean} isFolder
 * @returns {string[]}
 */
function filesOf(path, isFolder) {
  if (!isFolder) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
