import type { PodFact, SecuritySetting } from '../evidence/fact.ts';

/** What each setting of a pod says, in words: "default/web-0 app: privileged, AppArmor Unconfined". */
export function securityTexts({ namespace, name, security = [] }: PodFact): readonly string[] {
  const pod = namespace === undefined ? name : `${namespace}/${name}`;
  return security.flatMap((setting) => {
    const words = wordsOf(setting);
    if (words.length === 0) return [];
    return [`${pod}${setting.container === undefined ? '' : ` ${setting.container}`}: ${words.join(', ')}`];
  });
}

function wordsOf(setting: SecuritySetting): readonly string[] {
  const { addedCapabilities = [], droppedCapabilities = [], capabilities, appArmorProfile, seccompProfile } = setting;
  const told: readonly (string | false | undefined)[] = [
    setting.privileged && 'privileged',
    appArmorProfile !== undefined && `AppArmor ${appArmorProfile}`,
    seccompProfile !== undefined && `seccomp ${seccompProfile}`,
    setting.noNewPrivileges && 'no new privileges',
    setting.allowPrivilegeEscalation === false && 'no privilege escalation',
    setting.readOnlyRootFilesystem && 'read-only root',
    setting.runAsUser !== undefined && `user ${setting.runAsUser}`,
    setting.runAsNonRoot && 'not root',
    addedCapabilities.length > 0 && `adds ${addedCapabilities.join(' ')}`,
    droppedCapabilities.length > 0 && `drops ${droppedCapabilities.join(' ')}`,
    capabilities !== undefined && `capabilities ${capabilities.join(' ')}`,
  ];
  return told.filter((word) => typeof word === 'string');
}
