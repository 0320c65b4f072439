import { ONE_LINE, type Reader } from '../reader.ts';
import { toldFact } from './told-fact.ts';

const KEY = /^(?:No LSB modules are available\.\s{0,40})?(?:Distributor ID|Description|Release|Codename):\s/;

/** `lsb_release -a`, on its lines or on one. */
export const lsbRelease: Reader = {
  form: 'lsb-release',
  from: ['lsb_release -a', 'inspection-report/sys/lsb_release'],
  triggers: ['Distributor ID:', 'Description:', 'Codename:'],
  open(line, say) {
    const text = line.text.trim();
    if (!KEY.test(text)) return null;
    const isFlat = text.includes('Distributor ID:') && text.includes('Description:');
    if (isFlat) {
      sayDescription(text.slice(text.indexOf('Description:')));
      return ONE_LINE;
    }
    // "Description:" alone begins lines of many forms; lsb_release sets the value off by a tab, and its neighbours tell.
    let described = false;
    if (text.startsWith('Description:') && !text.startsWith('Description:\t')) return null;
    if (text.startsWith('Description:')) described = sayDescription(text);
    return {
      accept(next) {
        const more = next.text.trim();
        if (!KEY.test(`${more} `)) return false;
        if (more.startsWith('Description:') && !described) described = sayDescription(more, next);
        return true;
      },
      close() {},
    };

    function sayDescription(entry: string, at = line): boolean {
      const value = entry.slice('Description:'.length).split(/\s(?:Release|Codename):/, 1)[0] ?? '';
      if (value.trim() !== '') say(toldFact('distribution', value.trim()), at);
      return true;
    }
  },
};
