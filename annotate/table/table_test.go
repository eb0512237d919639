package table_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kg/annotate/table"
	"kg/document"
	"kg/loaders"
)

var update = flag.Bool("update", false, "rewrite the expectations")

func render(d *document.Document) string {
	var b strings.Builder
	for _, t := range d.Layers.Tables {
		fmt.Fprintf(&b, "label %q caption %q source %q\n", t.Label, d.Plain(t.Caption), d.Plain(t.Source))
		line := func(cells []document.Cell) {
			for _, c := range cells {
				fmt.Fprintf(&b, "[%s]", c.Text)
			}
			b.WriteString("\n")
		}
		line(t.Columns)
		for _, r := range t.Rows {
			line(r.Cells)
		}
	}
	return b.String()
}

func TestTablesComeOutRightInEveryCell(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("a case has an input and an expectation: %v", err)
			}
			d, err := loaders.Load(context.Background(), loaders.Source{Name: a.Files[0].Name, Raw: a.Files[0].Data}, loaders.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if err := table.New().Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			if err := d.Validate(); err != nil {
				t.Fatal(err)
			}
			got := render(d)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got != string(a.Files[1].Data) {
				t.Fatalf("got\n%swant\n%s", got, a.Files[1].Data)
			}
		})
	}
}

func TestRowsSayFromWhichLinesTheyWereJoined(t *testing.T) {
	text := "Table 3. Ports\n\nPort\tOwner\tOpened\nLowhaven\tHarbour Board (formerly\t1901\n\n\tCrown Estate)\t\nHighcliff\tTown\t1950\n"
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "ports.txt", Raw: []byte("A page of ports\n\n" + text)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := table.New().Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Layers.Tables) != 1 || len(d.Layers.Tables[0].Rows) != 2 {
		t.Fatalf("got %s", render(d))
	}
	row := d.Layers.Tables[0].Rows[0]
	if len(row.Lines) != 2 || row.Cells[1].Text != "Harbour Board (formerly Crown Estate)" || len(row.Cells[1].Parts) != 2 {
		t.Fatalf("got %+v", row)
	}
	if d.Slice(row.Cells[1].Parts[1]) != "Crown Estate)" {
		t.Fatalf("the second part is %q", d.Slice(row.Cells[1].Parts[1]))
	}
}

// shared is the folder of the gold data.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("KG_SHARED")
	if dir == "" {
		wd, _ := os.Getwd()
		for ; wd != filepath.Dir(wd); wd = filepath.Dir(wd) {
			if s, err := os.Stat(filepath.Join(wd, "shared", "gold")); err == nil && s.IsDir() {
				dir = filepath.Join(wd, "shared")
				break
			}
		}
	}
	if dir == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("the gold data is not there; set KG_SHARED")
		}
		t.Skip("the gold data is not there; set KG_SHARED to measure")
	}
	return dir
}

func TestGoldTableIsRightInEveryCell(t *testing.T) {
	dir := shared(t)
	raw, err := os.ReadFile(filepath.Join(dir, "gold", "seeds", "table1.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Table      string
		Caption    struct{ Text string }
		SourceLine struct{ Text string } `json:"source_line"`
		Header     struct{ Columns []string }
		Rows       []struct {
			President string
			Party     string `json:"party_raw"`
			Period    string `json:"period_raw"`
			Policy    string `json:"policy_raw"`
		}
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "seeds", "000_*.txt"))
	if len(files) == 0 {
		t.Fatal("the first paper is not there")
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	d, err := loaders.Load(context.Background(), loaders.Source{Name: filepath.Base(files[0]), Raw: text}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := table.New().Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Layers.Tables) != 1 {
		t.Fatalf("%d tables", len(d.Layers.Tables))
	}
	x := d.Layers.Tables[0]
	if x.Label != g.Table || d.Plain(x.Caption) != g.Caption.Text || d.Plain(x.Source) != g.SourceLine.Text || len(x.Rows) != len(g.Rows) {
		t.Fatalf("got %s", render(d))
	}
	for k, c := range g.Header.Columns {
		if x.Columns[k].Text != c {
			t.Errorf("column %d: %q, want %q", k, x.Columns[k].Text, c)
		}
	}
	for i, want := range g.Rows {
		for k, w := range []string{want.President, want.Party, want.Period, want.Policy} {
			if got := x.Rows[i].Cells[k].Text; got != w {
				t.Errorf("row %d, cell %d: %q, want %q", i, k, got, w)
			}
		}
	}
}

func FuzzTables(f *testing.F) {
	for _, s := range []string{"a\tb\tc\n\n\td\t\ne\t\tf", "|a|b|\n|-|-|\n||c|", "Table 1. x\n\na\tb\nc\td\te\n\nSource: y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.md", Raw: []byte(s)}, loaders.Limits{})
		if err != nil {
			return
		}
		if err := table.New().Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, x := range d.Layers.Tables {
			for _, r := range x.Rows {
				if len(r.Cells) != len(x.Columns) || len(r.Lines) == 0 {
					t.Fatalf("a row of %d cells from %d lines in a table of %d columns", len(r.Cells), len(r.Lines), len(x.Columns))
				}
			}
		}
	})
}
