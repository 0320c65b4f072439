import type { AttributeDefault } from './declaration.ts';

/**
 * Attributes that are always there, by interface: those that a declaration constrains and BeforePreparePlug or
 * BeforePrepareSlot of interfaces/builtin assigns or asks for, in 2.57.6 to 2.77.
 */
const DEFAULTS: Readonly<Record<string, readonly AttributeDefault[]>> = {
  content: onBothSides({ attribute: 'content', value: 'own-name', unless: 'compatibility' }),
  'custom-device': onBothSides({ attribute: 'custom-device', value: 'own-name' }),
  dbus: [{ side: 'slot', attribute: 'name', value: 'some-text' }],
  'posix-mq': onBothSides({ attribute: 'posix-mq', value: 'own-name' }),
  'shared-memory': [
    { side: 'plug', attribute: 'private', value: false },
    { side: 'plug', attribute: 'shared-memory', value: 'own-name', unless: 'private' },
    { side: 'slot', attribute: 'shared-memory', value: 'own-name' },
  ],
};

/** The attributes that plugs and slots of an interface have in any case. */
export function attributeDefaults(interfaceName: string): readonly AttributeDefault[] {
  return Object.hasOwn(DEFAULTS, interfaceName) ? (DEFAULTS[interfaceName] ?? []) : [];
}

function onBothSides(fill: Omit<AttributeDefault, 'side'>): readonly AttributeDefault[] {
  return [
    { side: 'plug', ...fill },
    { side: 'slot', ...fill },
  ];
}
