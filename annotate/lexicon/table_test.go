package lexicon_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kg/annotate/lexicon"
	"kg/document"
	"kg/seeds"
)

func TestATableIsAPack(t *testing.T) {
	for name, table := range map[string]string{
		"commas":     "kind,name,aliases,date\nactor,\"Port, Office of the\",Port Office|PO,\nevent,Dock strike,,1911-05\n",
		"semicolons": "\ufeffKind;Name;Aliases;Date\r\nactor;\"Port, Office of the\";Port Office|PO;\r\n;;;\r\nevent;Dock strike;;1911-05\r\n",
		"tabs":       "kind\tLabel\talias\tdate\t\nactor\tPort, Office of the\tPort Office;PO\t\t\nevent\tDock strike\t\t1911-05\n",
	} {
		p, err := lexicon.ReadCSV("ports.csv", "ports", strings.NewReader(table))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := []lexicon.Entry{
			{ID: "port-office-of-the", Kind: document.Actor, Name: "Port, Office of the", Aliases: []string{"Port Office", "PO"}},
			{ID: "dock-strike", Kind: document.Event, Name: "Dock strike", Date: "1911-05"},
		}
		if diff := cmp.Diff(want, p.Entries, cmpopts.IgnoreFields(lexicon.Entry{}, "Line")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if p.Name != "ports" {
			t.Errorf("%s: the pack is called %q", name, p.Name)
		}
	}
}

func TestWhatIsWrongInATableIsToldByLine(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"", "no first row"},
		{"kind,name\n", "no rows"},
		{"name\nPort\n", `ports.csv:1: there is no column "kind"`},
		{"kind,name,colour\nactor,Port,blue\n", `ports.csv:1: unknown column "colour"`},
		{"kind,name,label\nactor,Port,Port\n", `ports.csv:1: column "name" stands twice`},
		{"kind,name\nactor,Port\nship,Argo\n", `ports.csv:3: entry "argo": unknown kind "ship"`},
		{"kind,name\nactor,\n", `ports.csv:2: entry "entry" has no name`},
		{"kind,name,date\nevent,Strike,May 1911\n", `ports.csv:2: date "May 1911"`},
		{"kind,name\nactor,Port,more\n", "ports.csv:2: 3 fields under 2 columns"},
		{"kind,name\nactor,\"Port\n", "cannot be read"},
		{"kind,name,part_of\nactor,Port,harbour\n", `refers to "harbour"`},
		{"kind,name,patterns\nevent,Strike,a * b\n", "pattern"},
		{"kind,name\nactor,P\xff\n", "not UTF-8"},
	} {
		_, err := lexicon.ReadCSV("ports.csv", "ports", strings.NewReader(c.table))
		var e *lexicon.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.table, err, c.want)
		}
	}
	if _, err := lexicon.ReadCSV("ports.csv", "Ports!", strings.NewReader("kind,name\nactor,Port\n")); err == nil {
		t.Error("any name does for a pack")
	}
}

func TestAPackThatIsWrittenReadsTheSame(t *testing.T) {
	for _, name := range seeds.Packs() {
		f, err := seeds.OpenPack(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		p, err := lexicon.Read(name, f)
		if err != nil {
			t.Fatal(err)
		}
		roundTrip(t, p)
	}
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.Custom(func(r *rapid.T) string {
			return "A" + strings.Join(strings.Fields(rapid.StringMatching(`[a-z0-9: #'"\-\[\]{}&*!|>%@,éü한?~]{0,20}`).Draw(r, "text")), " ")
		})
		p := &lexicon.Pack{Name: "a-pack", Title: text.Draw(r, "title")}
		taken := map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(r, "entries") {
			e := lexicon.Entry{Kind: document.Event, Name: text.Draw(r, "name"), Type: text.Draw(r, "type"), Note: text.Draw(r, "note"), Aliases: rapid.SliceOfN(text, 0, 3).Draw(r, "aliases")}
			e.ID = lexicon.IDOf(e.Name, taken)
			taken[e.ID] = true
			p.Entries = append(p.Entries, e)
		}
		roundTrip(r, p)
	})
}

func roundTrip(t interface{ Fatalf(string, ...any) }, p *lexicon.Pack) {
	var b strings.Builder
	if err := lexicon.Write(&b, p); err != nil {
		t.Fatalf("%v", err)
	}
	again, err := lexicon.Read(p.Name+".yaml", strings.NewReader(b.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	ignore := []cmp.Option{cmpopts.IgnoreFields(lexicon.Entry{}, "Line"), cmpopts.IgnoreUnexported(lexicon.Pack{}), cmpopts.IgnoreFields(lexicon.Pack{}, "Warnings"), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(p, again, ignore...); diff != "" {
		t.Fatalf("%s\n%s", diff, b.String())
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("kind,name,aliases\nactor,Port,P|Q\n")
	f.Add("kind;name\nevent;\"a;b\"\n")
	f.Add("kind\tname\tdate\nevent\tStrike\t1911\n")
	f.Fuzz(func(t *testing.T, table string) {
		p, err := lexicon.ReadCSV("t.csv", "t", strings.NewReader(table))
		if err != nil {
			var e *lexicon.Error
			if !errors.As(err, &e) {
				t.Fatalf("no list of problems: %v", err)
			}
			return
		}
		roundTrip(t, p)
	})
}

// TestManyNamesThatGiveOneIDAreNumberedSoon: names without a Latin letter all do; one by one, this many would take hours.
func TestManyNamesThatGiveOneIDAreNumberedSoon(t *testing.T) {
	taken := map[string]bool{}
	for n := 1; n <= lexicon.MaxPackEntries/4; n++ {
		id := lexicon.IDOf("항구", taken)
		if want := fmt.Sprintf("entry-%d", n); id != want && (n > 1 || id != "entry") {
			t.Fatalf("name %d got %q, want %q", n, id, want)
		}
		taken[id] = true
	}
	if gaps := map[string]bool{"entry": true, "entry-2": true, "entry-4": true}; gaps[lexicon.IDOf("Entry", gaps)] {
		t.Error("an id was given twice")
	}
}
