import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { toldFact } from './told-fact.ts';

const ASSIGNMENT = /(?:^|\s)([A-Z][A-Z_]{1,40})=(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"']{0,300}))/g;
const ENTRIES = ['PRETTY_NAME', 'VERSION_ID', 'VERSION_CODENAME', 'ID_LIKE', 'NAME', 'VERSION', 'ID'];

/** /etc/os-release, on its lines or on one; also /etc/lsb-release. */
export const osRelease: Reader = {
  form: 'os-release',
  from: ['/etc/os-release'],
  triggers: [
    'PRETTY_NAME=',
    'NAME="Ubuntu',
    'ID=ubuntu',
    'VERSION_ID=',
    'VERSION_CODENAME=',
    'DISTRIB_DESCRIPTION=',
    'DISTRIB_ID=',
  ],
  open(line, say) {
    const told = assignments(line.text);
    if (!told.some(([key]) => ENTRIES.includes(key) || key.startsWith('DISTRIB_'))) return null;
    const values = new Map(told);
    return {
      accept(next) {
        const more = assignments(next.text);
        for (const [key, value] of more) if (!values.has(key)) values.set(key, value);
        return more.length > 0 && values.size < 60;
      },
      close: () => sayRelease(values, line, say),
    };
  },
};

function assignments(text: string): readonly (readonly [string, string])[] {
  if (!/^\s{0,40}[A-Z][A-Z_]{1,40}=/.test(text)) return [];
  return [...text.slice(0, 4_000).matchAll(ASSIGNMENT)]
    .slice(0, 60)
    .map(([, key = '', double, single, bare]) => [key, double ?? single ?? bare ?? '']);
}

function sayRelease(values: ReadonlyMap<string, string>, line: Line, say: Say): void {
  const name = values.get('NAME');
  const version = values.get('VERSION') ?? values.get('VERSION_ID');
  const named = name !== undefined && version !== undefined ? `${name} ${version}` : undefined;
  const distribution = values.get('PRETTY_NAME') ?? values.get('DISTRIB_DESCRIPTION') ?? named;
  if (distribution) say(toldFact('distribution', distribution), line);
  const id = values.get('ID');
  if (id === 'ubuntu-core') say(toldFact('system', 'core'), line);
  else if (id) say(toldFact('system', 'classic'), line);
}
