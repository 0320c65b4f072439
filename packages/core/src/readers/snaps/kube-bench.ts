import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';

const CHECK = /^\s{0,8}\[(PASS|FAIL|WARN|INFO)\] (\d{1,2}(?:\.\d{1,3}){0,3}) (\S.{0,600})$/;
const SUMMARY = /^\s{0,8}(?:== (?:Summary|Remediations) [\w ]{1,40} ==|\d{1,4} checks (?:PASS|FAIL|WARN|INFO))\s{0,8}$/;
/** The benchmark has about 120 checks. */
const MOST_CHECKS = 500;

/** What kube-bench, `microk8s kube-bench` of the addon cis-hardening, says of each check: those that fail. */
export const kubeBench: Reader = {
  form: 'kube-bench',
  from: ['microk8s kube-bench', 'kube-bench run'],
  triggers: ['[FAIL] ', '[PASS] ', '== Summary '],
  open(line, say) {
    let checks = 0;
    const take = (next: Line): boolean => {
      const isMore = checks++ < MOST_CHECKS;
      return isMore && takeLine(next, say);
    };
    if (!take(line)) return null;
    return { accept: (next) => next.text.trim() === '' || (!isPromptLine(next.text) && take(next)), close() {} };
  },
};

function takeLine(line: Line, say: Say): boolean {
  const [, result, name, text] = CHECK.exec(line.text.slice(0, 700)) ?? [];
  if (name === undefined || text === undefined) return SUMMARY.test(line.text.slice(0, 100));
  if (result === 'FAIL') say({ kind: 'fact', about: 'failed-check', name, text: oneLine([text]).slice(0, 200) }, line);
  return true;
}
