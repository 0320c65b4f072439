import { ONE_LINE, type Reader } from '../reader.ts';
import { typedCommand } from '../shape/typed-command.ts';
import { toldFact } from './told-fact.ts';

/** `microk8s version`: "MicroK8s v1.34.1 revision 8389". */
export const microk8sVersion: Reader = {
  form: 'microk8s-version',
  from: ['microk8s version'],
  triggers: ['MicroK8s v'],
  open(line, say) {
    const typed = typedCommand(line.text);
    const text = /^microk8s[ .]version /.test(typed ?? '')
      ? (typed ?? '').slice('microk8s version '.length)
      : line.text;
    const found = /^\s{0,20}MicroK8s (v\d[\w.+-]{0,40}) revision (x?\d{1,10})\b/.exec(text.slice(0, 200));
    if (found === null) return null;
    say(toldFact('microk8s-version', found[1] ?? ''), line);
    say(toldFact('microk8s-revision', found[2] ?? ''), line);
    return ONE_LINE;
  },
};
