/** Whether a word may be the name of a snap or of an instance of it ("microk8s", "lxd_two"). */
export function isSnapName(word: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?(?:_[a-z0-9]{1,10})?$/.test(word);
}

/** The first snap that a sentence of snapd names: `snap "microk8s"`, `"microk8s" snap`, `Connect microk8s:home to`. */
export function quotedSnap(text: string): string | undefined {
  const found =
    /\bsnap "([a-z0-9_-]{1,60})"|"([a-z0-9_-]{1,60})" snap\b|\b(?:[Dd]isc|[Cc])onnect ([a-z0-9_-]{1,60}):/.exec(
      text.slice(0, 2_000),
    );
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  return name !== undefined && isSnapName(name) ? name : undefined;
}
