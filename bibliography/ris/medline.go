package ris

import (
	"strings"

	"kg/bibliography"
	"kg/bibliography/refman"
)

// medline is a record of MEDLINE in the fields of RIS. Full names (FAU) are taken where the record gives them.
func medline(in []refman.Field) (bibliography.Type, []refman.Field) {
	t := bibliography.ArticleJournal
	full := false
	for _, f := range in {
		full = full || f.Tag == "FAU"
		if f.Tag == "PT" && strings.EqualFold(f.Value, "Book") || f.Tag == "BTI" && t != bibliography.Chapter {
			t = bibliography.Book
		}
	}
	var out []refman.Field
	add := func(tag string, f refman.Field) {
		f.Tag = tag
		out = append(out, f)
	}
	for _, f := range in {
		switch f.Tag {
		case "FAU":
			add("AU", f)
		case "AU":
			if !full {
				add("AU", initialsBehind(f))
			}
		case "CN":
			add("AU", f)
		case "FED":
			add("A2", f)
		case "TI", "BTI", "CTI":
			f.Value = strings.TrimSuffix(f.Value, ".")
			add("TI", f)
		case "JT":
			add("JF", f)
		case "TA":
			add("J2", f)
		case "DP":
			year, rest, _ := strings.Cut(f.Value, " ")
			f.Value = year
			add("PY", f)
			f.Value = rest
			add("DA", f)
		case "VI":
			add("VL", f)
		case "IP":
			add("IS", f)
		case "PG":
			f.Value = fullRange(f.Value)
			add("SP", f)
		case "LID", "AID":
			if doi, ok := strings.CutSuffix(f.Value, " [doi]"); ok {
				f.Value = doi
				add("DO", f)
			}
		case "IS", "ISBN":
			f.Value, _, _ = strings.Cut(f.Value, " ")
			add("SN", f)
		case "PMC":
			add("C2", f)
		case "LA", "AB", "PB":
			add(f.Tag, f)
		case "OT", "MH":
			add("KW", f)
		}
	}
	return t, out
}

// initialsBehind puts the comma into "Dee AB".
func initialsBehind(f refman.Field) refman.Field {
	if i := strings.LastIndexByte(f.Value, ' '); i > 0 && strings.ToUpper(f.Value[i:]) == f.Value[i:] {
		f.Value = f.Value[:i] + "," + f.Value[i:]
	}
	return f
}

// fullRange writes out the end of "123-9".
func fullRange(s string) string {
	from, to, ok := strings.Cut(s, "-")
	if ok && len(to) < len(from) && strings.Trim(from+to, "0123456789") == "" {
		return from + "-" + from[:len(from)-len(to)] + to
	}
	return s
}
