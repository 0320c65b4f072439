/** Backends made up for tests, in the manner of snapd's: what they put together is small. */
export const MADE_UP: Readonly<Record<string, string>> = {
  'interfaces/apparmor/backend.go': `package apparmor

var (
	templatePattern    = regexp.MustCompile("(###[A-Z_]+###)")
	coreRuntimePattern = regexp.MustCompile("^core([0-9][0-9])?$")
	parserFeatures     = apparmor_sandbox.ParserFeatures
	kernelFeatures     = apparmor_sandbox.KernelFeatures
)

type Backend struct {
	coreSnap  *snap.Info
	snapdSnap *snap.Info
}

func (b *Backend) prepare(spec interfaces.Specification, snapInfo *snap.Info, opts interfaces.ConfinementOptions) {
	spec.(*Specification).AddRenamed(snapInfo)
	spec.(*Specification).AddLayout(snapInfo)
	if opts.JailMode || !opts.DevMode {
		for key, snippet := range baseSnippets {
			spec.AddBasePrioritizedSnippet(snippet, key)
		}
	}
}

func updateProfile(snapInfo *snap.Info, snippets string, content map[string]osutil.FileState) {
	policy := templatePattern.ReplaceAllStringFunc(updateTemplate, func(placeholder string) string {
		switch placeholder {
		case "###NAME###":
			return snapInfo.InstanceName()
		case "###SNIPPETS###":
			if upper, _ := isRootWritableOverlay(); upper != "" {
				snippets += strings.Replace(apparmor_sandbox.UpperSnippet, "###UPPER###", upper, -1)
			}
			return snippets
		}
		return ""
	})
	content["snap-update-ns"] = &osutil.MemoryFileState{Content: []byte(policy)}
}

func (b *Backend) addContent(securityTag string, snapInfo *snap.Info, opts interfaces.ConfinementOptions, snippetForTag string, content map[string]osutil.FileState, spec *Specification) {
	policy := coreTemplate
	if snapInfo.Base != "" && !coreRuntimePattern.MatchString(snapInfo.Base) {
		policy = otherTemplate
	}
	ignored := false
	if opts.Classic && !opts.JailMode {
		policy = openTemplate
		ignored = true
	}
	policy = templatePattern.ReplaceAllStringFunc(policy, func(placeholder string) string {
		switch placeholder {
		case "###VARS###":
			return variables(snapInfo)
		case "###HEAD###":
			return fmt.Sprintf("profile \\"%s\\"", securityTag)
		case "###FLAGS###":
			flags := []string{"attach_disconnected"}
			if spec.Open() == OpenEnabled {
				features, _ := kernelFeatures()
				if strutil.ListContains(features, "policy:open") {
					flags = append(flags, "unconfined")
				}
			}
			if (opts.DevMode || opts.Classic) && !strutil.ListContains(flags, "unconfined") {
				flags = append(flags, "complain")
			}
			return "flags=(" + strings.Join(flags, ",") + ")"
		case "###HUSH###":
			if spec.SuppressHush() {
				return ""
			}
			return hushSnippet
		case "###KERNEL###":
			if opts.KernelSnap != "" {
				return fmt.Sprintf(\`
  # more

  /kernel/%[1]s/%[1]s r,\`, opts.KernelSnap)
			}
			return ""
		case "###WIDE###":
			features, _ := parserFeatures()
			for _, f := range features {
				if f == "unsafe" {
					return "change_profile unsafe /**,"
				}
			}
			return "change_profile,"
		case "###MOVE###":
			target := func() string {
				return fmt.Sprintf("/core/%s/tool", b.coreSnap.SnapRevision().String())
			}
			switch {
			case b.coreSnap == nil && b.snapdSnap == nil:
				panic("neither")
			case b.coreSnap != nil:
				return fmt.Sprintf("/tool px -> %s,\\n", target())
			}
			return ""
		case "###SNIPPETS###":
			var tagSnippets string
			if opts.Classic && opts.JailMode {
				tagSnippets = jailSnippet + "\\n" + snippetForTag
			} else if !ignored {
				tagSnippets = snippetForTag
				if remote, _ := osutil.IsHomeUsingRemoteFS(); remote {
					tagSnippets += apparmor_sandbox.RemoteSnippet
				}
				if !release.OnClassic {
					tagSnippets += coreSystemSnippet
				}
			}
			if !ignored {
				if spec.SuppressTrace() && !spec.UsesTrace() {
					tagSnippets += traceDenySnippet
				}
				tagSnippets = strings.Replace(tagSnippets, "###HOME_IX###", "ix", -1)
				if len(snapInfo.SystemUsernames) > 0 {
					tagSnippets += usersSnippet
				}
			}
			return tagSnippets
		}
		return ""
	})
	content[securityTag] = &osutil.MemoryFileState{Content: []byte(policy)}
}

func variables(info *snap.Info) string {
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "# the name\\n")
	fmt.Fprintf(&buf, "@{NAME}=\\"%s\\"", info.SnapName())
	return buf.String()
}

func fromSnap(info *snap.Info) (dir string, content map[string]osutil.FileState, err error) {
	path := filepath.Join(info.MountDir(), "/etc/tool")
	vanilla, err := os.ReadFile(path)
	if err != nil {
		return "", nil, fmt.Errorf("cannot read: %s", err)
	}
	patched := bytes.Replace(vanilla, []byte("#@VERBATIM_TOOL@"), []byte("/usr/lib/tool"), -1)
	content = map[string]osutil.FileState{
		"tool": &osutil.MemoryFileState{Content: []byte(patched), Mode: 0644},
	}
	return "/profiles", content, nil
}
`,
  'interfaces/apparmor/spec.go': `package apparmor

type OpenMode int

const (
	OpenIgnored OpenMode = iota
	OpenSupported
	OpenEnabled
)

type Specification struct {
	suppressHush  bool
	suppressTrace bool
	usesTrace     bool
	open          OpenMode
	updateNS      strutil.OrderedSet
	snippets      map[string][]string
}

func (spec *Specification) SetSuppressHush() {
	spec.suppressHush = true
}

func (spec *Specification) SuppressHush() bool {
	return spec.suppressHush
}

func (spec *Specification) SetSuppressTrace() {
	spec.suppressTrace = true
}

func (spec *Specification) SuppressTrace() bool {
	return spec.suppressTrace
}

func (spec *Specification) SetUsesTrace() {
	spec.usesTrace = true
}

func (spec *Specification) UsesTrace() bool {
	return spec.usesTrace
}

func (spec *Specification) SetOpenEnabled() {
	spec.open = OpenEnabled
}

func (spec *Specification) Open() OpenMode {
	return spec.open
}

func (spec *Specification) AddUpdateNS(snippet string) {
	spec.updateNS.Put(snippet)
}

func (spec *Specification) AddUpdateNSf(f string, args ...any) {
	spec.AddUpdateNS(fmt.Sprintf(f, args...))
}

func (spec *Specification) AddRenamed(si *snap.Info) {
	if si.InstanceKey == "" {
		return
	}
	spec.AddUpdateNS(fmt.Sprintf("/renamed/%s/of/%s r,\\n", si.InstanceName(), si.SnapName()))
}

func (spec *Specification) AddLayout(si *snap.Info) {
	if len(si.Layout) == 0 {
		return
	}
	for path := range si.Layout {
		snippet := snippetFromLayout(si.Layout[path])
		spec.snippets["tag"] = append(spec.snippets["tag"], snippet)
		spec.emitLayout(si, si.Layout[path])
	}
}

func (spec *Specification) emitLayout(si *snap.Info, layout *snap.Layout) {
	emit := spec.AddUpdateNSf
	path := si.ExpandSnapVariables(layout.Path)
	switch {
	case layout.Bind != "":
		emit("  umount \\"/from%s/to%s\\",\\n", si.ExpandSnapVariables(layout.Bind), path)
		GenWritableProfile(emit, path, 2)
	case layout.Type == "tmpfs":
		emit("  \\"/fresh%s\\" w,\\n", path)
	}
}

func snippetFromLayout(layout *snap.Layout) string {
	mountPoint := layout.Snap.ExpandSnapVariables(layout.Path)
	if layout.Bind != "" || layout.Type == "tmpfs" {
		return fmt.Sprintf("# Layout\\n\\"/laid%s\\" rw,", mountPoint)
	}
	return "# nothing"
}
`,
  'interfaces/apparmor/template.go': `package apparmor

var commonTemplate = \`
include <tunables/global>
###VARS###
###HEAD### ###FLAGS### {
  include <abstractions/made-up>
  /common r,
  ###HUSH###
  ###KERNEL###
  ###MOVE###
\`

var footer = \`
###SNIPPETS###
}
\`

var coreTemplate = commonTemplate + \`
  /core-base r,
  profile helper flags=(complain) {
    /helped w,
  }
\` + footer

var otherTemplate = commonTemplate + \`
  /other-base r,
\` + footer

var openTemplate = \`
###VARS###
###HEAD### ###FLAGS### {
  /** rw,
  ###WIDE###
###SNIPPETS###
}
\`

var hushSnippet = \`
  deny /hush w,
\`
var jailSnippet = \`
  /jail r,
\`
var coreSystemSnippet = \`
  /kept rw,
\`
var traceDenySnippet = \`
  deny /trace r,
\`
var usersSnippet = \`
  /users r,
\`

var updateTemplate = \`
profile snap-update-ns.###NAME### flags=(attach_disconnected) {
  /locks/###NAME### rwk,
###SNIPPETS###
}
\`

var mountsKey = RegisterSnippetKey("mounts")

var baseSnippets = map[SnippetKey]string{
	mountsKey: \`
  deny /mounts r,
\`,
}
`,
  'sandbox/apparmor/profile.go': `package apparmor

type LevelType int

const (
	Unknown LevelType = iota
	Partial
	Full
)

var RemoteSnippet = \`
  /remote r,
\`
var UpperSnippet = \`
  "###UPPER###/" r,
\`
var bpfSnippet = \`
  capability bpf,
\`

func SetupSnippets() error {
	policy := make(map[string]osutil.FileState)
	if features, err := ParserFeatures(); err != nil {
		logger.Noticef("no features: %v", err)
	} else if strutil.ListContains(features, "cap-bpf") {
		policy["bpf"] = &osutil.MemoryFileState{Content: []byte(bpfSnippet), Mode: 0644}
	}
	_, _, err := osutil.EnsureDirState(SnapConfineAppArmorDir, "*", policy)
	return err
}
`,
  'interfaces/seccomp/backend.go': `package seccomp

var kernelArchitecture = arch.DpkgKernelArchitecture
var requiresOld = requiresOldImpl

func (b *Backend) deriveContent(spec *Specification, opts interfaces.ConfinementOptions, snapInfo *snap.Info) (content map[string]osutil.FileState, err error) {
	old := requiresOld(snapInfo.Base)
	var users bytes.Buffer
	if len(snapInfo.SystemUsernames) == 0 {
		users.WriteString(bareCalls)
	} else {
		for _, id := range snapInfo.SystemUsernames {
			users.WriteString(strings.Replace(userCalls, "###USER###", id.Name, -1))
		}
	}
	for _, app := range snapInfo.Apps {
		content[app.SecurityTag()] = &osutil.MemoryFileState{
			Content: generateContent(opts, spec.SnippetForTag(app.SecurityTag()), old, users.String()),
		}
	}
	return content, nil
}

func generateContent(opts interfaces.ConfinementOptions, snippetForTag string, old bool, users string) []byte {
	var buffer bytes.Buffer
	if opts.DevMode && !opts.JailMode {
		buffer.WriteString("@complain\\n")
	}
	buffer.Write(defaultTemplate)
	buffer.WriteString(snippetForTag)
	buffer.WriteString(users)
	if apparmor.ProbedLevel() != apparmor.Full {
		buffer.WriteString(bindCall)
	}
	if old {
		fmt.Fprintf(&buffer, "%s\\n", "socketcall")
	}
	return buffer.Bytes()
}

func requiresOldImpl(baseSnap string) bool {
	switch kernelArchitecture() {
	case "i386", "s390x":
		if cmp, _ := strutil.VersionCompare(osutil.KernelVersion(), "4.3"); cmp < 0 {
			return true
		}
		if baseSnap == "" || baseSnap == "core" {
			return true
		}
		return false
	case "sparc":
		return true
	default:
		return false
	}
}
`,
  'interfaces/seccomp/template.go': `package seccomp

var defaultTemplate = []byte(\`
# a comment
accept
~ioctl - TIOCSTI
\`)

const bindCall = \`
bind
\`

var bareCalls = \`
setuid
\`

var userCalls = \`
setuid u:###USER###
\`
`,
  'cmd/snap-confine/snap-confine.apparmor.in': `include <tunables/global>
@{ROOM}="/room"
profile @TOOL_DIR@/tool flags=(attach_disconnected) {
  @TOOL_DIR@/tool mr,
  #@VERBATIM_TOOL@ mr,
  ^hat {
    /hat r,
  }
}
`,
};
