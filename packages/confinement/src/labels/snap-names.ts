/** Grammars of snapd (snap/naming/validate.go); written so that they are linear. */
const snapName = /^[a-z0-9-]*[a-z][a-z0-9-]*$/;
const instanceKey = /^[a-z0-9]{1,10}$/;
const hookName = /^[a-z][a-z0-9-]*$/;
const appName = /^[a-zA-Z0-9][a-zA-Z0-9-]*$/;

/** No name has two dashes in a row or one at its end. */
function hasStrayDash(name: string): boolean {
  return name.startsWith('-') || name.endsWith('-') || name.includes('--');
}

/** Also the grammar of a component's name. */
export function isSnapName(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && !hasStrayDash(name) && snapName.test(name);
}

export function isInstanceKey(key: string): boolean {
  return instanceKey.test(key);
}

export function isHookName(name: string): boolean {
  return hookName.test(name) && !hasStrayDash(name);
}

export function isAppName(name: string): boolean {
  return appName.test(name) && !hasStrayDash(name);
}

/** The name of a plug, a slot or an interface: snapd holds them to the grammar of hooks. */
export function isPlugName(name: string): boolean {
  return isHookName(name);
}
