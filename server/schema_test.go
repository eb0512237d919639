package server_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func schemaOf(t *testing.T, text string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: text})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// retired are the faults of a schema's deprecations: a reason that does not name, as docs/api.md says, what takes the place of what is retired.
func retired(schema *ast.Schema) []string {
	var faults []string
	use := regexp.MustCompile("^Use `(?:([A-Z]\\w*)\\.)?(\\w+)`")
	check := func(what, home string, there func(home, name string) bool, directives ast.DirectiveList) {
		d := directives.ForName("deprecated")
		if d == nil {
			return
		}
		reason := ""
		if a := d.Arguments.ForName("reason"); a != nil {
			reason = a.Value.Raw
		}
		m := use.FindStringSubmatch(reason)
		if m == nil {
			faults = append(faults, fmt.Sprintf("%s: the reason %q does not say what to use", what, reason))
			return
		}
		if m[1] != "" {
			home = m[1]
		}
		if home+"."+m[2] == what || !there(home, m[2]) {
			faults = append(faults, fmt.Sprintf("%s: there is no %s to use", what, m[2]))
		}
	}
	member := func(home, name string) bool {
		d := schema.Types[home]
		return d != nil && (d.Fields.ForName(name) != nil || d.EnumValues.ForName(name) != nil)
	}
	for _, d := range schema.Types {
		for _, f := range d.Fields {
			check(d.Name+"."+f.Name, d.Name, member, f.Directives)
			argument := func(_, name string) bool { return f.Arguments.ForName(name) != nil }
			for _, a := range f.Arguments {
				check(d.Name+"."+f.Name+"("+a.Name+")", "", argument, a.Directives)
			}
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, d.Name, member, v.Directives)
		}
	}
	return faults
}

func TestWhatIsRetiredSaysWhatTakesItsPlace(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range retired(schemaOf(t, string(text))) {
		t.Error(fault)
	}
	for field, says := range map[string]string{
		"old: Int @deprecated(reason: \"Use `fresh`.\")":                         "",
		"old: Int @deprecated(reason: \"Use `Other.fresh`, which counts all.\")": "",
		"old(a: Int @deprecated(reason: \"Use `b`.\"), b: Int): Int":             "",
		"old: Int @deprecated":                                           "does not say what to use",
		"old: Int @deprecated(reason: \"It is slow.\")":                  "does not say what to use",
		"old: Int @deprecated(reason: \"Use `nothing`.\")":               "no nothing to use",
		"old: Int @deprecated(reason: \"Use `old`.\")":                   "no old to use",
		"old(a: Int @deprecated(reason: \"Use `fresh`.\"), b: Int): Int": "no fresh to use",
		"old: Int @deprecated(reason: \"Use `Nowhere.fresh`.\")":         "no fresh to use",
	} {
		faults := strings.Join(retired(schemaOf(t, "type Query { fresh: Int "+field+" } type Other { fresh: Int }")), "; ")
		if says == "" && faults != "" || !strings.Contains(faults, says) {
			t.Errorf("%s: %q, want %q", field, faults, says)
		}
	}
}
