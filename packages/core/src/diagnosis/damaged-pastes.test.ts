import { describe, expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { createDiagnoser } from './create-diagnoser.ts';
import { encodings, foldings, quotings, strings } from './damages.fixture.ts';
import { readPaste } from './read-paste.ts';

const knowledge = dataKnowledge();

const log = `Mar 01 10:00:04 host7 systemd[1]: Started snap.nextcloud.php-fpm.service - Service for snap application nextcloud.php-fpm.
Mar 01 10:00:05 host7 kernel: audit: type=1400 audit(1709287205.123:412): apparmor="DENIED" operation="open" class="file" profile="snap.nextcloud.php-fpm" name="/home/ada/.config/app/settings.json" pid=4312 comm="php-fpm" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0
`;

const description = `Name:             web-7d4b9c8f6d-x2x7k
Namespace:        shop
Priority:         0
Node:             host7/192.0.2.10
Start Time:       Fri, 01 Mar 2024 10:00:00 +0000
Labels:           app=web
                  pod-template-hash=7d4b9c8f6d
Annotations:      <none>
Status:           Pending
IP:               10.1.42.7
Containers:
  web:
    Container ID:   
    Image:          registry.example.com/shop/web:1.4.2
    State:          Waiting
      Reason:       ImagePullBackOff
    Ready:          False
    Restart Count:  0
    Environment:
      DB_HOST:  db.shop.svc
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-abcde (ro)
Conditions:
  Type              Status
  Initialized       True 
  Ready             False 
Volumes:
  kube-api-access-abcde:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
    ConfigMapName:           kube-root-ca.crt
QoS Class:                   BestEffort
Node-Selectors:              <none>
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                             node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Scheduled  93s                default-scheduler  Successfully assigned shop/web-7d4b9c8f6d-x2x7k to host7
  Warning  Failed     45s (x3 over 91s)  kubelet            Failed to pull image "registry.example.com/shop/web:1.4.2": rpc error: code = Unknown desc = failed to pull and unpack image "registry.example.com/shop/web:1.4.2": failed to resolve reference "registry.example.com/shop/web:1.4.2": pulling from host registry.example.com failed with status code [manifests 1.4.2]: 401 Unauthorized
  Warning  Failed     45s (x3 over 91s)  kubelet            Error: ErrImagePull
  Normal   BackOff    6s (x5 over 91s)   kubelet            Back-off pulling image "registry.example.com/shop/web:1.4.2"
  Warning  Failed     6s (x5 over 91s)   kubelet            Error: ImagePullBackOff
`;

async function findingsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const diagnoser = createDiagnoser(knowledge);
  if (!diagnoser.ok) throw new Error(diagnoser.error.code);
  await readPaste(
    (async function* () {
      yield { bytes };
    })(),
    diagnoser.value.reader,
  );
  return diagnoser.value.end().findings.map(({ id, subject, count }) => `${id} ${subject.pod ?? ''} ${count}`);
}

describe.each([
  ['a log with a denial', log, 1],
  ['a described pod', description, 5],
])('%s', async (_, text, count) => {
  const expected = await findingsOf(Buffer.from(text));

  it('has findings', () => {
    expect(expected).toHaveLength(count);
  });

  it.each(Object.keys(quotings))('has the same findings %s, in every encoding', async (name) => {
    const quoted = quotings[name]?.(text) ?? '';
    for (const [encoding, encoded] of Object.entries(encodings)) {
      expect(await findingsOf(encoded(quoted)), encoding).toEqual(expected);
    }
  });

  it.each(Object.keys(encodings))('has the same findings %s', async (name) => {
    expect(await findingsOf(encodings[name]?.(text) ?? Buffer.of())).toEqual(expected);
  });

  it.each(Object.keys(foldings))('has the same findings %s', async (name) => {
    expect(await findingsOf(Buffer.from(foldings[name]?.(text) ?? ''))).toEqual(expected);
  });

  it.each(Object.keys(strings))('has the same findings %s, quoted before or not', async (name) => {
    for (const before of [text, quotings.quoted?.(text) ?? '', quotings.indented?.(text) ?? '']) {
      expect(await findingsOf(Buffer.from(strings[name]?.(before) ?? ''))).toEqual(expected);
    }
  });
});
