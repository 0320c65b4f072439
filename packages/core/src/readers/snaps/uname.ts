import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { typedCommand } from '../shape/typed-command.ts';
import { wordsOf } from '../shape/words-of.ts';
import { architectureOf } from './architecture-of.ts';
import { toldFact } from './told-fact.ts';

/** "6.8.0-45-generic", "5.15.167.4-microsoft-standard-WSL2" */
const RELEASE = /^\d{1,3}\.\d{1,4}[\w.+~-]{0,80}$/;
const RELEASE_ASKED = ['uname -r'];
const MACHINE_ASKED = ['uname -m', 'uname -p', 'uname -i', 'arch', 'dpkg --print-architecture'];

/** `uname -a`, and the one word that `uname -r`, `uname -m` and dpkg answer after a prompt. */
export const uname: Reader = {
  form: 'uname',
  from: ['uname -a'],
  triggers: ['GNU/Linux', 'uname -r', 'uname -m', 'uname -p', 'dpkg --print-architecture'],
  open(line, say) {
    const typed = typedCommand(line.text);
    const words = wordsOf(typed ?? line.text);
    if (words.includes('GNU/Linux')) {
      const from = typed === undefined ? 0 : words.indexOf('Linux');
      return from !== -1 && sayUname(words.slice(from), line, say) ? { accept: () => false, close() {} } : null;
    }
    if (typed === undefined) return null;
    const asksRelease = RELEASE_ASKED.includes(typed);
    if (!asksRelease && !MACHINE_ASKED.includes(typed)) return null;
    let answered = false;
    return {
      accept(next) {
        const [word = '', ...more] = wordsOf(next.text);
        const architecture = architectureOf(word);
        if (answered || more.length > 0) return false;
        answered = true;
        if (asksRelease && RELEASE.test(word)) say(toldFact('kernel', word), next);
        else if (!asksRelease && architecture) say(toldFact('architecture', architecture), next);
        else return false;
        return true;
      },
      close() {},
    };
  },
};

/** Linux HOST RELEASE #BUILD … MACHINE [PROCESSOR PLATFORM] GNU/Linux */
function sayUname(words: readonly string[], line: Line, say: Say): boolean {
  const [system, , release = ''] = words;
  if (system !== 'Linux' || !RELEASE.test(release)) return false;
  say(toldFact('kernel', release), line);
  const machine = architectureOf(words[words.indexOf('GNU/Linux') - 1] ?? '');
  if (machine) say(toldFact('architecture', machine), line);
  return true;
}
