package table_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kg/annotate/table"
	"kg/document"
	"kg/loaders"
	"os"
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
