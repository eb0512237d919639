package export_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"kg/graph/export"
)

var update = flag.Bool("update", false, "write the tables of docs/exports.md anew")

// tables are what docs/exports.md says of formats and attributes.
func tables() string {
	var b strings.Builder
	b.WriteString("| `--format` | format | file | read by | keeps | held in memory while it is written |\n|---|---|---|---|---|---|\n")
	for _, f := range export.Formats() {
		held := f.Held
		if held == "" {
			held = "one record"
		}
		fmt.Fprintf(&b, "| `%s` | %s | `.%s`, `%s` | %s | %s | %s |\n", f.Name, f.Title, f.Ending, f.Media, f.For, f.Keeps, held)
	}
	for _, list := range []struct {
		of         string
		attributes []export.Attribute
	}{{"node", export.NodeAttributes()}, {"edge", export.EdgeAttributes()}} {
		fmt.Fprintf(&b, "\n| attribute of a %s | says |\n|---|---|\n", list.of)
		for _, a := range list.attributes {
			fmt.Fprintf(&b, "| `%s` | %s |\n", a.Name, a.Says)
		}
	}
	return b.String()
}

// TestTheDocsListTheFormats: the tables of docs/exports.md are made of the lists in the program; go test ./graph/export -run Docs -update writes them.
func TestTheDocsListTheFormats(t *testing.T) {
	const path, begin, end = "../../docs/exports.md", "<!-- tables begin -->\n", "<!-- tables end -->"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(page), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the tables", path)
	}
	want := before + begin + tables() + end + after
	if want == string(page) {
		return
	}
	if !*update {
		t.Fatalf("the tables of %s are not those of the program: run this test with -update", path)
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
