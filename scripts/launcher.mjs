import { neededNode } from './node-version.mjs';

/**
 * The first file of a bundle. It is JavaScript as old versions of Node know it, because a Node that is too old for
 * the bundle has to get far enough to say so; better-sqlite3 would make it crash instead. What V8 compiled is kept
 * beside the bundle, which takes a third off the start, and not in the shared folder for temporary files, where
 * others could put it. V8 keeps its nursery as small as it begins, and lets the rest grow to twice what lives: a large
 * log then takes a third less memory, in the same time.
 *
 * @param {string} program the name a person knows it by
 * @returns {string} the source of a module that checks and then imports `./main.js`
 */
export function launcher(program) {
  const [major, minor] = neededNode;
  return `#!/usr/bin/env node
var version = process.versions.node.split('.').map(Number);
if (version[0] > ${major} || (version[0] === ${major} && version[1] >= ${minor})) {
  import('node:module').then(function (module) {
    module.enableCompileCache(import.meta.dirname + '/.compiled');
    return import('node:v8');
  }).then(function (v8) {
    v8.setFlagsFromString('--semi-space-growth-factor=1 --heap-growing-percent=100');
    return import('./main.js');
  });
} else {
  process.stderr.write('${program} needs Node.js ${major}.${minor} or newer, and this is ' + process.versions.node + '.\\n');
  process.exitCode = 2;
}
`;
}
