import type { SecuritySetting } from '../../../evidence/fact.ts';
import { booleanIn, listIn, numberIn, objectIn, type RawObject, textIn, textsIn } from './raw-value.ts';

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const MOST_ANNOTATIONS = 500;

/** What a pod's specification asks of the mediators; only what is said is listed. */
export function securityIn(spec: RawObject, metadata: RawObject): readonly SecuritySetting[] {
  const annotations = objectIn(metadata.annotations);
  const settings = [settingIn(objectIn(spec.securityContext), undefined, undefined)];
  const named = new Set<string>();
  for (const container of [...listIn(spec.initContainers), ...listIn(spec.containers)]) {
    const name = textIn(container.name);
    if (name === undefined) continue;
    named.add(name);
    settings.push(
      settingIn(objectIn(container.securityContext), name, textIn(annotations[APPARMOR_ANNOTATION + name])),
    );
  }
  for (const key of Object.keys(annotations).slice(0, MOST_ANNOTATIONS)) {
    const name = key.slice(APPARMOR_ANNOTATION.length);
    if (key.startsWith(APPARMOR_ANNOTATION) && !named.has(name))
      settings.push(settingIn({}, name, textIn(annotations[key])));
  }
  return settings.flatMap((setting) => setting ?? []);
}

function settingIn(
  context: RawObject,
  container: string | undefined,
  annotated: string | undefined,
): SecuritySetting | null {
  const capabilities = objectIn(context.capabilities);
  const added = textsIn(capabilities.add);
  const dropped = textsIn(capabilities.drop);
  const privileged = booleanIn(context.privileged);
  const allowPrivilegeEscalation = booleanIn(context.allowPrivilegeEscalation);
  const readOnlyRootFilesystem = booleanIn(context.readOnlyRootFilesystem);
  const runAsUser = numberIn(context.runAsUser);
  const runAsNonRoot = booleanIn(context.runAsNonRoot);
  const appArmorProfile = profileIn(objectIn(context.appArmorProfile)) ?? annotated;
  const seccompProfile = profileIn(objectIn(context.seccompProfile));
  const setting = {
    ...(privileged !== undefined && { privileged }),
    ...(allowPrivilegeEscalation !== undefined && { allowPrivilegeEscalation }),
    ...(readOnlyRootFilesystem !== undefined && { readOnlyRootFilesystem }),
    ...(runAsUser !== undefined && { runAsUser }),
    ...(runAsNonRoot !== undefined && { runAsNonRoot }),
    ...(added.length > 0 && { addedCapabilities: added }),
    ...(dropped.length > 0 && { droppedCapabilities: dropped }),
    ...(appArmorProfile !== undefined && { appArmorProfile }),
    ...(seccompProfile !== undefined && { seccompProfile }),
  };
  if (Object.keys(setting).length === 0) return null;
  return { ...(container !== undefined && { container }), ...setting };
}

function profileIn(profile: RawObject): string | undefined {
  const type = textIn(profile.type);
  const name = textIn(profile.localhostProfile);
  return type !== undefined && name !== undefined ? `${type}/${name}` : type;
}
