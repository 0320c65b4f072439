#!/usr/bin/env node
// npm links a bin only when its file exists at install time, and the bundle is built after that.
// Plain old JavaScript: a Node that is too old must get as far as the sentence in the bundle.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/whyblocked.js', import.meta.url);
if (existsSync(bundle)) {
  import(bundle.href);
} else {
  process.stderr.write('whyblocked: not built yet; run "npm run build" in the checkout first.\n');
  process.exitCode = 2;
}
