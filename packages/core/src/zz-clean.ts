import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { buildKnowledge } from '/work/main/packages/core/src/knowledge/build-knowledge.ts';
import { openKnowledge } from '/work/main/packages/core/src/knowledge/open-knowledge.ts';
import { diagnoseSync } from '/work/main/packages/core/src/diagnosis/diagnose-sync.ts';
const outFile = mkdtempSync('/tmp/kn-') + '/k.db';
const built = buildKnowledge({ dataDir: process.argv[2]!, outFile });
if (!built.ok) { console.log(JSON.stringify(built.error)); process.exit(1); }
const knowledge = openKnowledge(outFile);
for (const f of process.argv.slice(3)) {
  const t0 = Date.now();
  const d: any = diagnoseSync([readFileSync(f)], { knowledge });
  if (!d.ok) { console.log(d); continue; }
  const v = d.value;
  console.log('==', f, v.verdict.code, v.findings.length, 'findings', Date.now() - t0, 'ms', JSON.stringify(v.omitted), v.input.lines, JSON.stringify(v.input.formats));
  for (const x of v.findings) {
    console.log(' *', x.kind, x.outcome, x.cause ?? '', JSON.stringify(x.access ?? x.trouble ?? '').slice(0, 120), 'x' + x.count);
    for (const e of x.evidence.slice(0, 3)) console.log('     ', e.line + ':', e.text.slice(0, 260));
  }
}
