import type { SecuritySetting } from '../../../evidence/fact.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import { MICROK8S_LABEL } from '../node-facts.ts';
import { isClusterWide } from '../object-kinds.ts';
import { kindByKey, overrulingKinds } from './describe-keys.ts';

/** "container.apparmor.security.beta.kubernetes.io/web: localhost/k8s-web" */
const APPARMOR_ANNOTATION =
  /container\.apparmor\.security\.beta\.kubernetes\.io\/([a-z0-9][-a-z0-9]{0,62})["']?[:=]\s{0,10}["']?([\w./-]{1,200})/;
const MOST_SETTINGS = 100;

/** What the fields at the top of a description told of its object so far. */
export class DescribedObject {
  kind: string | undefined;
  name: string | undefined;
  namespace: string | undefined;
  readonly security: SecuritySetting[] = [];
  isMicrok8s = false;

  /** Takes the key of a top field: some only one kind has. */
  noteKey(key: string): void {
    const kind = kindByKey.get(key);
    if (kind === undefined) return;
    if (this.kind === undefined || overrulingKinds.has(kind)) this.kind = kind;
  }

  /** Takes any line: labels and annotations stand wherever their list is long. */
  noteText(text: string): void {
    if (text.includes(MICROK8S_LABEL)) this.isMicrok8s = true;
    if (!text.includes('container.apparmor.') || this.security.length >= MOST_SETTINGS) return;
    const annotation = APPARMOR_ANNOTATION.exec(text);
    if (annotation?.[1] && annotation[2])
      this.security.push({ container: annotation[1], appArmorProfile: annotation[2] });
  }

  reference(container?: string): TroubledObject | undefined {
    if (this.name === undefined) {
      return container === undefined ? undefined : { kind: 'Pod', name: '', container };
    }
    const kind = this.kind ?? 'Pod';
    return {
      kind,
      name: this.name,
      ...(this.namespace !== undefined && !isClusterWide(kind) && { namespace: this.namespace }),
      ...(container !== undefined && { container }),
    };
  }
}
