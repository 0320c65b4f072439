/** Accounts that come with a system: they tell what runs, not who. `systemd-*` and `snap_*` are told by their prefix. */
export const systemUsers: ReadonlySet<string> = new Set(
  `root nobody nogroup daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats _apt messagebus syslog
  tss uuidd tcpdump landscape pollinate sshd fwupd-refresh usbmux lxd polkitd avahi avahi-autoipd colord geoclue gdm kernoops rtkit saned
  whoopsie dnsmasq ntp chrony _chrony postgres mysql redis nginx apache etcd containerd docker snapd-range-524288-root snap_daemon
  microk8s adm sudo wheel tty disk kmem dialout fax voice cdrom floppy tape audio dip operator src shadow utmp video plugdev staff users
  input kvm render sgx crontab netdev systemd rpc statd kube-system kubernetes-admin kubelet kube-apiserver system`.split(
    /\s+/,
  ),
);

/** What stands in the place of a user and is none. */
export const noUsers: ReadonlySet<string> = new Set(
  `unset unknown none null nil undefined anonymous default true false invalid user users username name names uid gid id not no session sessions
  manager slice namespace namespaces space spaces mode does do has have is was are were cannot can could may must will would should
  process processes runtime data and or in on with without account accounts service services defined interface profile profiles to from for
  of by at as the a an this that input agent config configuration context contexts info information systemd requested request
  requests permissions permission access group groups error errors exists lookup database instance instances program programs
  application applications input output level login logins password home directory directories units unit daemon daemons bus file
  files supplied provided specified given required missing found linger interaction action actions who whose which when if but limit limits
  message messages preferences target targets page pages registers cron lost+found linuxbrew .ecryptfs`.split(/\s+/),
);

/** Names that every machine has, and words that stand where a host does in logs of another form. */
export const noHosts: ReadonlySet<string> = new Set(
  `localhost localhost4 localhost6 localhost.localdomain localhost4.localdomain4 localhost6.localdomain6 ip6-localhost ip6-loopback none
  null nil unknown unset undefined true false not no name stderr stdout info warn warning error err debug trace fatal notice crit emerg alert
  sethostname proxy stats metrics configz panic version selector affinity port ports group pool status condition conditions is was has and or the`.split(
    /\s+/,
  ),
);

/** Domains that many speak of: registries, projects, distributions; with all below them. */
export const publicDomains: ReadonlySet<string> = new Set(
  `docker.io docker.com registry.k8s.io k8s.io x-k8s.io sigs.k8s.io kubernetes.io k8s.gcr.io gcr.io ghcr.io quay.io mcr.microsoft.com
  microsoft.com github.com githubusercontent.com gitlab.com bitbucket.org snapcraft.io snapcraftcontent.com ubuntu.com canonical.com
  launchpad.net launchpadlibrarian.net microk8s.io charmhub.io jujucharms.com linuxcontainers.org debian.org kernel.org freedesktop.org
  gnome.org kde.org gnu.org apache.org mozilla.org python.org pypi.org npmjs.org npmjs.com golang.org go.dev pkg.go.dev gopkg.in go.uber.org
  go.etcd.io etcd.io go.opencensus.io opentelemetry.io google.golang.org google.com googleapis.com cloudflare.com letsencrypt.org
  cert-manager.io acme.cert-manager.io jetstack.io projectcalico.org calico.org tigera.io cilium.io istio.io knative.dev coreos.com cncf.io
  containerd.io traefik.io traefik.containo.us metallb.io metallb.universe.tf openebs.io rook.io ceph.com ceph.io csi.ceph.com nvidia.com
  intel.com amd.com helm.sh helm.toolkit.fluxcd.io fluxcd.io argoproj.io cattle.io k3s.io rancher.io longhorn.io prometheus.io
  grafana.com elastic.co jaegertracing.io linkerd.io nginx.org nginx.com openfaas.com kubeflow.org crossplane.io
  operatorframework.io operatorhub.io spiffe.io min.io velero.io keda.sh kubevirt.io gateway.networking.k8s.io stackoverflow.com
  wikipedia.org w3.org ietf.org apparmor.net man7.org discord.com cluster.local rc.local
  docker.internal google.internal jdk.internal schema.org json-schema.org yaml.org
  purl.org xmlns.com sourceforge.net systemd.io redhat.com fedoraproject.org centos.org archlinux.org opensuse.org alpinelinux.org
  portworx.com kyverno.io rsyslog.com forgejo.org kubernetes.github.io prometheus-community.github.io home.arpa resolver.arpa ipv4only.arpa
  googlesource.com coredns.io grafana.org csi.aws.com
  nodejs.org rust-lang.org crates.io docs.rs java.com oracle.com oasis-open.org openssl.org openssh.com libssh.org`.split(
    /\s+/,
  ),
);

/** Endings that no public domain has: what stands before them is a name in somebody's own network. */
export const privateEndings: ReadonlySet<string> = new Set(
  'local lan internal corp intranet localdomain localnet arpa'.split(' '),
);

/** Endings that make two labels a domain. */
export const commonEndings: ReadonlySet<string> = new Set('com org net edu gov io eu cloud'.split(' '));

/** Endings that take three labels, since files and words end so as well. Those of programs (pl, py, rs, sh, so, in) are left out. */
export const rarerEndings: ReadonlySet<string> = new Set(
  `dev biz de fr uk nl be es se dk fi cz hu ro gr ie pt at ch ca us br mx ar cl au nz jp cn kr tw sg ru ua za tr il co tf it no home
  example test`.split(/\s+/),
);

/** Learnt names that are words of this field, and would wreck other lines were they replaced wherever they stand. */
export const ordinaryNames: ReadonlySet<string> = new Set(
  `kube-system kube-public kube-node-lease kube-proxy kube-apiserver kube-scheduler kube-controller-manager kubernetes-dashboard
  cri-containerd docker-default snap-confine snap-update-ns snap-exec snap-store snap-daemon network-manager control-plane
  ingress-nginx cert-manager metrics-server hostpath-provisioner local-path amd64 arm64 x86_64 x86-64 aarch64 i386 i686 ppc64el
  ppc64le riscv64 sha1 sha224 sha256 sha384 sha512 md5 base64 base32 utf-8 utf8 utf16 ubuntu18 ubuntu20 ubuntu22 ubuntu24 core16 core18 core20 core22 core24
  core26 python310 python311 python312 python313 dbus-daemon default-scheduler read-only no-new-privs user-data meta-data service-account
  container-runtime cloud-init gnome-shell single-node multi-node master-node worker-node`.split(/\s+/),
);
