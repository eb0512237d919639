package statement_test

import (
	"context"
	"testing"

	"kg/annotate/statement"
	"kg/document"
)

func statements(tb testing.TB, d *document.Document) {
	tb.Helper()
	if err := statement.New(nil).Annotate(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		tb.Fatal(err)
	}
}

func TestWhatActorsDo(t *testing.T) {
	check(t, []reading{
		{"an active verb", "[a:Norway] signed [p:the pact].", []string{"Norway signed the pact"}},
		{"a passive verb", "[p:The pact] was signed by [a:Norway] and [a:Peru].", []string{"Norway signed The pact", "Peru signed The pact"}},
		{"a row of subjects", "[a:Norway], [a:Chile] and [a:Peru] signed [p:the pact].",
			[]string{"Norway signed the pact", "Chile signed the pact", "Peru signed the pact"}},
		{"an apposition is stepped over", "[x:Ana Ruiz], the minister of trade, rejected [p:the pact].", []string{"Ana Ruiz opposed the pact"}},
		{"a relative clause leads back", "[x:Ana Ruiz], who signed [p:the pact], stayed away.", []string{"Ana Ruiz signed the pact"}},
		{"a relative clause with the object in front", "[p:The pact], which [a:Norway] signed, lapsed.", []string{"Norway signed The pact"}},
		{"a title before the name", "On 3 May 2019 President [x:Ana Ruiz] launched [p:the fund].", []string{"Ana Ruiz initiated the fund"}},
		{"a name behind a preposition is no subject", "Talks with [a:Norway] opened [p:the pact] to others.", nil},
		{"a phrase behind the name is stepped over", "[p:The treaty] between the river states was signed in 1961 by [a:Norway].",
			[]string{"Norway signed The treaty"}},
		{"a conjunction opens a clause", "The mood turned after [a:Norway] rejected [p:the pact].", []string{"Norway opposed the pact"}},
		{"a name behind ', and' begins a clause", "Wages fell in [a:Norway], and [a:Peru] signed [p:the pact].", []string{"Peru signed the pact"}},
		{"another object is not stepped over", "[a:Norway] rejected a motion on [p:the pact].", nil},
		{"a denied verb", "[a:Norway] has not opposed [p:the pact].", []string{"Norway not opposed the pact"}},
		{"never", "[a:Norway] had never taken part in [e:the talks].", []string{"Norway not participated_in the talks"}},
		{"a refusal", "[a:Norway] refused to sign [p:the pact].", []string{"Norway not signed the pact", "Norway opposed the pact"}},
		{"a denial of a deed", "[a:Norway] denied signing [p:the pact].", []string{"Norway not signed the pact"}},
		{"an expectation is hedged", "[a:Norway] is expected to adopt [p:the pact].", []string{"Norway adopted the pact (hedged)"}},
		{"an intention that was announced is hedged", "[a:Norway] announced that it would adopt [p:the pact].",
			[]string{"Norway adopted the pact (hedged)"}},
		{"hearsay about a deed is hedged", "[a:Norway] is said to have signed [p:the pact].", []string{"Norway signed the pact (hedged)"}},
		{"a participle behind a comma", "[a:Norway] spoke last, rejecting [p:the pact].", []string{"Norway opposed the pact"}},
		{"a judgement", "[a:Norway] called [p:the pact] unfair.", []string{"Norway opposed the pact"}},
		{"praise is no opposition", "[a:Norway] called [p:the pact] historic.", nil},
		{"a judgement in reported speech", "[x:Ana Ruiz] said that [p:the pact] was a mistake.", []string{"Ana Ruiz opposed the pact"}},
		{"a judgement denied", "[x:Ana Ruiz] said that [p:the pact] was not a mistake.", nil},
		{"the parties of an event", "[e:The truce] between [a:Norway] and [a:Peru] lasted.",
			[]string{"Norway participated_in The truce", "Peru participated_in The truce"}},
		{"membership", "[x:Ana Ruiz], now a member of [o:the Union], spoke.", []string{"Ana Ruiz member_of the Union"}},
		{"leadership in an apposition", "[x:Ana Ruiz], president of [a:Peru], spoke.", []string{"Ana Ruiz leads Peru"}},
		{"leadership in a verb", "[x:Ana Ruiz], who heads [o:the Union], spoke to [o:the Board].", []string{"Ana Ruiz leads the Union"}},
		{"a former leader does not lead", "[x:Ana Ruiz], former president of [a:Peru], spoke.", nil},
		{"leadership in a possessive", "[a:Peru]'s president, [x:Ana Ruiz], spoke.", []string{"Ana Ruiz leads Peru"}},
		{"an alliance", "The alliance between [a:Norway] and [a:Peru] held.", []string{"Norway allied_with Peru"}},
		{"a successor", "[x:Ana Ruiz] succeeded [x:Jon Dahl].", []string{"Ana Ruiz succeeded Jon Dahl"}},
		{"an actor cannot be signed", "[a:Norway] signed [a:Peru].", nil},
	})
}

func TestWhatLedToWhat(t *testing.T) {
	check(t, []reading{
		{"a cause", "[e:The drought] triggered [e:the famine].", []string{"The drought caused the famine"}},
		{"a passive cause", "[e:The famine] was caused by [e:the drought].", []string{"the drought caused The famine"}},
		{"a step", "[e:The truce] led directly to [e:the talks].", []string{"The truce led_to the talks"}},
		{"the collapse of something is still that thing", "The collapse of [e:the truce] led, in her view, to [e:the war].",
			[]string{"the truce led_to the war"}},
		{"a result", "[e:The war] resulted from [e:the coup].", []string{"the coup led_to The war"}},
		{"a hedged cause", "[e:The drought] may have caused [e:the famine].", []string{"The drought caused the famine (hedged)"}},
		{"a denied cause", "[e:The drought] did not cause [e:the famine].", []string{"The drought not caused the famine"}},
		{"order in time", "A year after [e:the war], [a:Peru] launched [p:the fund].",
			[]string{"the war preceded the fund", "Peru initiated the fund"}},
		{"followed by", "[e:The truce] was followed by [e:the talks].", []string{"The truce preceded the talks"}},
		{"two events side by side say nothing", "[e:The truce] and [e:the talks] are well known.", nil},
	})
}

func TestATableOfOfficeHolders(t *testing.T) {
	d := marked("Name | Party | Periode | Energy policy\n[x:Ana Ruiz] | [o:Reform Party] | 1 May 2001 to 2 May 2005 | [p:Solar Plan] ([p:Sun Law])\n" +
		"[x:Jon Dahl] | [o:Workers' League] | 2005 | none")
	dates := []string{"1 May 2001", "2 May 2005"}
	for i, edtf := range []string{"2001-05-01", "2005-05-02"} {
		d.Layers.Dates = append(d.Layers.Dates, document.Date{Span: find(d, dates[i]), EDTF: edtf})
	}
	table := document.Table{Label: "Table 1"}
	for n, p := range d.Layers.Passages {
		d.Layers.Passages[n].Kind = document.TableRow
		cells := cellsOf(d, p.Span)
		if n == 0 {
			table.Columns, table.Start = cells, p.Start
			continue
		}
		table.Rows, table.End = append(table.Rows, document.Row{Cells: cells, Lines: []document.Span{p.Span}}), p.End
	}
	d.Layers.Tables = []document.Table{table}
	got := read(t, d)
	want := []string{
		"Ana Ruiz member_of Reform Party @2001-05-01/2005-05-02",
		"Ana Ruiz adopted Solar Plan @2001-05-01/2005-05-02",
		"Jon Dahl member_of Workers' League",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if q := d.Slice(d.Layers.Statements[0].Span); q != d.Slice(table.Rows[0].Lines[0]) {
		t.Errorf("the evidence is %q, not the row", q)
	}
}

func find(d *document.Document, s string) document.Span {
	for i := range d.Text {
		if len(d.Text)-i >= len(s) && d.Text[i:i+len(s)] == s {
			return document.Span{Start: i, End: i + len(s)}
		}
	}
	return document.Span{}
}

func cellsOf(d *document.Document, row document.Span) []document.Cell {
	var cells []document.Cell
	start := row.Start
	for i := row.Start; i <= row.End; i++ {
		if i == row.End || d.Text[i] == '|' {
			span := document.Span{Start: start, End: i}
			cells = append(cells, document.Cell{Parts: []document.Span{span}, Text: d.Plain(span)})
			start = i + 1
		}
	}
	return cells
}
