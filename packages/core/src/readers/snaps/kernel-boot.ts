import { ONE_LINE, type Reader } from '../reader.ts';
import { architectureOf } from './architecture-of.ts';
import { toldFact } from './told-fact.ts';

/** What stands on the kernel's command line and decides who mediates. */
const DECIDING = ['apparmor=', 'security=', 'lsm=', 'selinux='];

/** The compiler is named by the machine that it made the kernel for: the only place where an inspection of a strict MicroK8s tells it. */
const COMPILER = /\((\w{3,12})-linux-gnu\w{0,8}-gcc\b/;

/** First lines of a kernel's log, and /proc/version: release, architecture, command line, whether AppArmor came up. */
export const kernelBoot: Reader = {
  form: 'kernel-boot',
  from: ['dmesg', 'inspection-report/apparmor/dmesg'],
  triggers: ['Linux version ', 'ommand line: ', 'AppArmor: AppArmor '],
  open(line, say) {
    const { text } = line;
    const release = /^(\d{1,3}\.\d{1,4}[\w.+~-]{0,80}) \(/.exec(after(text, 'Linux version '))?.[1];
    if (release !== undefined) {
      say(toldFact('kernel', release), line);
      const architecture = architectureOf(COMPILER.exec(text.slice(0, 1_000))?.[1] ?? '');
      if (architecture !== undefined) say(toldFact('architecture', architecture), line);
      return ONE_LINE;
    }
    const options = after(text, 'Command line: ') || after(text, 'Kernel command line: ');
    if (options !== '' && options.includes('=')) {
      const deciding = options.split(/\s+/).filter((option) => DECIDING.some((key) => option.startsWith(key)));
      if (deciding.length > 0) say(toldFact('apparmor', deciding.join(' ')), line);
      return ONE_LINE;
    }
    const state = after(text, 'AppArmor: AppArmor ');
    if (state === '') return null;
    if (state.startsWith('initialized')) say(toldFact('apparmor', 'initialized'), line);
    else if (state.startsWith('disabled')) say(toldFact('apparmor', 'disabled'), line);
    return ONE_LINE;
  },
};

/** What follows the words where they begin the message: at the line's beginning, or after the kernel's time and name. */
function after(text: string, words: string): string {
  const at = text.slice(0, 200).indexOf(words);
  const before = text.slice(0, Math.max(at, 0)).trimEnd();
  return at !== -1 && (before === '' || before.endsWith(']') || before.endsWith(':'))
    ? text.slice(at + words.length)
    : '';
}
