import { describe, expect, it } from 'vitest';
import { commandAfterPrompt } from './prompt.ts';
import { openTable } from './table.ts';

const names = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];

describe('openTable', () => {
  it('cuts aligned rows where the header’s words begin', () => {
    const table = openTable('LAST SEEN   TYPE      REASON    OBJECT    MESSAGE', names);
    expect(table?.row('5m          Warning   Failed    pod/web   Error: no  such file')).toEqual({
      'LAST SEEN': '5m',
      TYPE: 'Warning',
      REASON: 'Failed',
      OBJECT: 'pod/web',
      MESSAGE: 'Error: no  such file',
    });
  });

  it('reads rows that lost their alignment', () => {
    const table = openTable('LAST SEEN TYPE REASON OBJECT MESSAGE', names);
    expect(table?.row('5m Warning Failed pod/web Error: no such file')).toMatchObject({
      OBJECT: 'pod/web',
      MESSAGE: 'Error: no such file',
    });
  });

  it('leaves cells empty that may be', () => {
    const table = openTable('Interface  Plug        Slot  Notes', ['Interface', 'Plug', 'Slot', 'Notes'], {
      loose: ['Plug', 'Slot'],
    });
    expect(table?.row('network    microk8s:net      -')).toMatchObject({ Plug: 'microk8s:net' });
  });

  it('opens only its own header', () => {
    expect(openTable('NAME READY STATUS', names)).toBeNull();
    expect(openTable('LAST SEEN TYPE REASON OBJECT MESSAGE ELSE', names)).toBeNull();
    expect(openTable('NAME AGE', ['NAME', 'READY', 'AGE'], { optional: ['READY'] })?.row('web 5m')).toEqual({
      NAME: 'web',
      AGE: '5m',
    });
  });

  it('knows no row in a line of one word', () => {
    expect(openTable('NAME AGE', ['NAME', 'AGE'])?.row('web')).toBeNull();
  });
});

describe('commandAfterPrompt', () => {
  it('finds what was typed', () => {
    expect(commandAfterPrompt('$ kubectl get pods')).toBe('kubectl get pods');
    expect(commandAfterPrompt('ada@node-1:~/k8s$ microk8s status')).toBe('microk8s status');
    expect(commandAfterPrompt('[root@node ~]# dmesg')).toBe('dmesg');
    expect(commandAfterPrompt('root@node:/var/log# tail syslog')).toBe('tail syslog');
  });
  it('is not misled by other lines', () => {
    for (const text of ['Name: web', '[  12.5] audit: x', '# ', '$', 'ada@example.org wrote:']) {
      expect(commandAfterPrompt(text)).toBeUndefined();
    }
  });
});
