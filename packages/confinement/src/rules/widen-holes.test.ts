import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { printRule } from './print-rule.ts';
import { hasHole, widenHoles } from './widen-holes.ts';

function widened(text: string): string | null {
  const rule = parseRule(text);
  if (!rule.ok) throw new Error(rule.error.message);
  const wide = widenHoles(rule.value);
  return wide && printRule(wide);
}

describe('widenHoles', () => {
  it.each([
    ['/sys/class/leds/<<led>>/brightness rw', '/sys/class/leds/**/brightness rw'],
    ['/run/<<a.b>>/<<c>>/socket w', '/run/**/**/socket w'],
    [
      'dbus (send) bus=<<bus>> interface=org.a.B peer=(label=<<slot-label>>)',
      'dbus (send) bus=** interface=org.a.B peer=(label=snap.**)',
    ],
    ['"/var/snap/<<slot-snap>>/common/<<slot.attr.directory.rest>>/**" rw', '"/var/snap/**/common{,/**}/**" rw'],
    ['signal (send) set=(term) peer=snap.<<snap>>.*', 'signal (send) set=(term) peer=snap.**.*'],
    [
      'mount fstype=<<type>> options=(<<options>>) <<what>> -> /media/where',
      'mount fstype=** options=(**) ** -> /media/where',
    ],
    ['/etc/fstab r', '/etc/fstab r'],
  ])('%s', (text, wide) => {
    expect(widened(text)).toBe(wide);
  });

  it.each(['<<path>> r', '/<<path>> rw', 'owner "<<plug.attr.read>>{,/,/**}" kr', '"/{,var/}<<rest>>" rw'])(
    'takes %s for no rule on any path',
    (text) => {
      expect(widened(text)).toBeNull();
    },
  );

  it('leaves brackets alone that are no hole', () => {
    expect(widened('"/some/where/<<not closed" r')).toBe('"/some/where/<<not closed" r');
    expect(widened('"/some/where/>>x<<" r')).toBe('"/some/where/>>x<<" r');
  });

  it('knows a hole in any field', () => {
    expect(hasHole({ kind: 'mount', conditions: ['options=(<<x>>)'] })).toBe(true);
    expect(hasHole({ kind: 'capability', names: ['sys_admin'] })).toBe(false);
  });
});
