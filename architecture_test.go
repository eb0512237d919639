package kg_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// room says what a package may import of the module and of others. A trailing
// "/..." means the packages below as well. Lists are exact: what is not on them is refused.
type room struct {
	why    string
	own    []string // packages of this module
	others []string // modules of others, by prefix; nil for the standard library only
}

// rooms is docs/architecture.md in the form of a table: the first entry that fits a package counts.
func rooms() []struct {
	pattern string
	room
} {
	type entry = struct {
		pattern string
		room
	}
	return []entry{
		{"kg/graph", room{"the model imports nothing, so that one folder is the whole vocabulary", nil, nil}},
		{"kg/graph/ask", room{"questions know the model, the store interface, and how citations are followed", []string{"kg/graph", "kg/graph/trace"}, nil}},
		{"kg/graph/audit", room{"the audit knows the model and the store interface only", []string{"kg/graph"}, nil}},
		{"kg/graph/neo4j", room{"a store knows the model; Cypher lives here alone", []string{"kg/graph", "kg/graph/..."}, []string{"github.com/neo4j/neo4j-go-driver/v5", "github.com/rs/zerolog"}}},
		{"kg/graph/sqlite", room{"a store knows the model; SQL lives here alone", []string{"kg/graph", "kg/graph/..."}, []string{"modernc.org/sqlite", "github.com/rs/zerolog"}}},
		{"kg/graph/storetest", room{"the acceptance suite knows the model and the test libraries", []string{"kg/graph", "kg/graph/..."}, []string{"pgregory.net/rapid", "github.com/google/go-cmp"}}},
		{"kg/graph/export", room{"exporters know the model, what lies around nodes, and bibliographies for the formats of works", []string{"kg/graph", "kg/graph/subgraph", "kg/bibliography", "kg/bibliography/formats", "kg/bibliography/apa"}, nil}},
		{"kg/graph/trace", room{"tracing knows the model and the store interface only", []string{"kg/graph"}, nil}},
		{"kg/graph/...", room{"what the stores share knows the model only", []string{"kg/graph", "kg/graph/..."}, []string{"golang.org/x/text"}}},
		{"kg/document", room{"a document imports nothing", nil, nil}},
		{"kg/bibliography", room{"the neutral item imports nothing of the module", nil, []string{"golang.org/x/text"}}},
		{"kg/bibliography/formats", room{"the list of formats knows them all", []string{"kg/bibliography", "kg/bibliography/..."}, nil}},
		{"kg/bibliography/...", room{"a format of bibliographies knows items and no document", []string{"kg/bibliography", "kg/bibliography/..."}, []string{"golang.org/x/text"}}},
		{"kg/annotate", room{"the list of annotators knows them all", []string{"kg/document", "kg/annotate/..."}, nil}},
		{"kg/annotate/lexicon/edtf", room{"the grammar of dates stands alone", nil, nil}},
		{"kg/annotate/lexicon", room{"vocabularies know no annotator", []string{"kg/document", "kg/annotate/lexicon/..."}, []string{"go.yaml.in/yaml/v3", "golang.org/x/text"}}},
		{"kg/annotate/note", room{"what lists and citations both need to know of notes", []string{"kg/document"}, nil}},
		{"kg/annotate/reference/label", room{"the labeller knows words and numbers, no document", nil, nil}},
		{"kg/annotate/reference/training", room{"the trainer knows the parser it trains for", []string{"kg/document", "kg/annotate/reference", "kg/annotate/reference/label"}, []string{"golang.org/x/text"}}},
		{"kg/annotate/reference", room{"the one annotator with a labeller of its own", []string{"kg/document", "kg/annotate/note", "kg/annotate/lexicon", "kg/annotate/lexicon/...", "kg/annotate/reference/label"}, []string{"golang.org/x/text"}}},
		{"kg/annotate/model/cache", room{"the cache keeps answers and knows what asks for them", []string{"kg/annotate/model"}, nil}},
		{"kg/annotate/model/endpoint", room{"the endpoint answers prompts and knows no document", []string{"kg/annotate/model"}, nil}},
		{"kg/annotate/...", room{"annotators meet only through the layers of a document", []string{"kg/document", "kg/annotate/note", "kg/annotate/lexicon", "kg/annotate/lexicon/..."}, []string{"golang.org/x/text", "github.com/clipperhouse/uax29/v2"}}},
		{"kg/check", room{"the editor's report reads documents alone", []string{"kg/document"}, nil}},
		{"kg/loaders/pipeline", room{"the pipeline walks the whole line", []string{"kg/annotate", "kg/document", "kg/graph", "kg/loaders", "kg/resolve"}, []string{"github.com/rs/zerolog"}}},
		{"kg/loaders", room{"the list of formats knows them all", []string{"kg/document", "kg/loaders/..."}, []string{"golang.org/x/net", "golang.org/x/text"}}},
		{"kg/loaders/bib", room{"a file of a bibliography is read by the room for them", []string{"kg/document", "kg/bibliography", "kg/bibliography/...", "kg/loaders/fault"}, nil}},
		{"kg/loaders/markdown", room{"a format knows documents and what the formats share", []string{"kg/document", "kg/loaders/..."}, []string{"go.yaml.in/yaml/v3"}}},
		{"kg/loaders/...", room{"a format knows documents and what the formats share", []string{"kg/document", "kg/loaders/..."}, []string{"golang.org/x/net", "golang.org/x/text"}}},
		{"kg/resolve", room{"the one room that knows document and graph", []string{"kg/document", "kg/graph", "kg/graph/identity"}, []string{"golang.org/x/text"}}},
		{"kg/server/internal/gate", room{"what stands before the API knows requests and no graph", []string{"kg/graph"}, []string{"github.com/hashicorp/golang-lru/v2", "github.com/klauspost/compress", "github.com/rs/cors", "golang.org/x/time/rate"}}},
		{"kg/server/access", room{"who asks, and what they may do", []string{"kg/graph"}, []string{"github.com/coreos/go-oidc/v3", "github.com/go-jose/go-jose/v4"}}},
		{"kg/server/telemetry", room{"metrics and traces know the server and the libraries of their trade", []string{"kg/graph", "kg/server"}, []string{"github.com/prometheus/client_golang", "go.opentelemetry.io/otel", "github.com/rs/zerolog"}}},
		{"kg/server/internal/gql", room{"generated code knows the model and its runtime", []string{"kg/graph", "kg/graph/...", "kg/bibliography/apa", "kg/server/..."}, []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}}},
		{"kg/server", room{"the server knows the model, never a store or a document", []string{"kg/graph", "kg/graph/ask", "kg/graph/audit", "kg/graph/export", "kg/graph/trace", "kg/bibliography/apa", "kg/graph/review", "kg/graph/stored", "kg/graph/subgraph", "kg/server/...", "kg/web"}, []string{"github.com/99designs/gqlgen", "github.com/coder/websocket", "github.com/vektah/gqlparser/v2", "github.com/rs/zerolog"}}},
		{"kg/server/...", room{"the server knows the model, never a store or a document", []string{"kg/graph", "kg/graph/ask", "kg/graph/audit", "kg/graph/export", "kg/graph/trace", "kg/bibliography/apa", "kg/graph/review", "kg/graph/stored", "kg/graph/subgraph", "kg/server/...", "kg/web"}, []string{"github.com/99designs/gqlgen", "github.com/coder/websocket", "github.com/vektah/gqlparser/v2", "github.com/rs/zerolog"}}},
		{"kg/web", room{"the pages are files", nil, nil}},
		{"kg/web/...", room{"the pages are files", nil, nil}},
		{"kg/seeds", room{"the sample corpus is files", nil, nil}},
		{"kg/scripts/...", room{"tools of the repository stand alone", nil, nil}},
		{"kg/bench", room{"measurements fill the stores and ask from outside", []string{"kg/graph", "kg/graph/neo4j", "kg/graph/shard", "kg/graph/sqlite", "kg/graph/stored"}, []string{"github.com/neo4j/neo4j-go-driver/v5", "github.com/rs/zerolog"}}},
		{"kg/cmd/kg", room{"the command chooses the parts", []string{"kg/..."}, []string{"github.com/alecthomas/kong", "github.com/rs/zerolog", "go.yaml.in/yaml/v3"}}},
	}
}

func TestImportsFollowTheDataFlow(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		pkg, imports := fields[0], fields[1:]
		if pkg == "kg" {
			continue
		}
		i := slices.IndexFunc(rooms(), func(r struct {
			pattern string
			room
		}) bool {
			return fits(pkg, r.pattern)
		})
		if i < 0 {
			t.Errorf("%s is in no room: add it to the table in architecture_test.go and to docs/architecture.md", pkg)
			continue
		}
		r := rooms()[i]
		for _, imp := range imports {
			if !r.allows(imp) {
				t.Errorf("%s imports %s: %s", pkg, imp, r.why)
			}
		}
	}
}

// TestTheNetworkIsReachedFromFewRooms: no text leaves the machine from a room that is not on the list.
func TestTheNetworkIsReachedFromFewRooms(t *testing.T) {
	rooms := []string{"kg/annotate/model/endpoint", "kg/bench", "kg/cmd/kg", "kg/server", "kg/server/...", "kg/web", "kg/scripts/..."}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		reaches := slices.ContainsFunc(fields[1:], func(imp string) bool {
			return imp == "net" || imp == "net/http" || imp == "net/rpc" || imp == "net/smtp" || strings.HasPrefix(imp, "net/http/")
		})
		if reaches && !slices.ContainsFunc(rooms, func(r string) bool { return fits(fields[0], r) }) {
			t.Errorf("%s imports a network client: only %s may", fields[0], strings.Join(rooms, ", "))
		}
	}
}

// fits tells whether a package is the one of the pattern, or one below it for a pattern that ends in "/...".
func fits(pkg, pattern string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return strings.HasPrefix(pkg, below+"/")
	}
	return pkg == pattern
}

func (r room) allows(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	if first == "kg" {
		return slices.ContainsFunc(r.own, func(p string) bool { return fits(imp, p) })
	}
	if !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(r.others, func(p string) bool { return imp == p || strings.HasPrefix(imp, p+"/") })
}

func TestNoPackageHidesBehindAVagueName(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Name}}", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		pkg, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if slices.Contains([]string{"util", "utils", "helper", "helpers", "common", "misc", "manager", "base", "shared"}, name) {
			t.Errorf("%s: the name %q does not say what is in it", pkg, name)
		}
	}
}
