import { wordTableReader } from '../shape/word-table.ts';
import { inactiveDaemon } from './microk8s-daemons.ts';

/** `snap services` and `snapctl services`. Only the inspection of a strict MicroK8s has the latter, in a file of its own. */
export const snapServices = wordTableReader({
  form: 'snap-services',
  from: ['snap services', 'inspection-report/*/snapctl.log'],
  triggers: ['Startup ', 'Startup\t'],
  headers: [['Service', 'Startup', 'Current', 'Notes']],
  command: 'snap services',
  begins: isService,
  open(say) {
    let strictTold = false;
    return {
      row(cells, line) {
        const { Service = '', Startup = '', Current = '', Notes = '' } = cells;
        if (!isService(Service) || !/^(?:enabled|disabled|static)$/.test(Startup)) return false;
        if (line.file?.endsWith('/snapctl.log') && Service.startsWith('microk8s.') && !strictTold) {
          strictTold = true;
          say({ kind: 'fact', about: 'microk8s-confinement', value: 'strict' }, line);
        }
        const waits = Notes.includes('-activated');
        const trouble =
          Current === 'inactive' && !waits
            ? inactiveDaemon(Service, Startup === 'enabled', `${Service} ${Startup} ${Current} ${Notes}`.trim())
            : null;
        if (trouble) say(trouble, line);
        return true;
      },
      close() {},
    };
  },
});

function isService(word: string): boolean {
  return /^[a-z0-9_-]{1,60}\.[a-zA-Z0-9-]{1,60}$/.test(word);
}
