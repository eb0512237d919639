package note

import "strings"

// yearOfTitle puts a year that ends a title back into it, where the brackets of the house follow with another: "The World in 2022 (Singapore: Lab, 2023)".
func (c *Cited) yearOfTitle(t string, end int) {
	rest := t[c.Year.End:end]
	if !strings.HasPrefix(rest, " (") {
		return
	}
	closed := strings.IndexByte(rest, ')')
	if closed < 6 || yearIn(rest[closed-4:closed]) != 0 {
		return
	}
	c.Title.End = c.Year.End
	c.Year = Range{c.Year.End + closed - 4, c.Year.End + closed}
}

// titleFirst reads a work that has no author: a title in quotation marks and a year, or the parties of a case.
func titleFirst(t string, at, end int) (Cited, bool) {
	s := t[at:end]
	if s[0] == '"' || s[0] == '\'' {
		title, quoted, next := titleAt(t, at, end)
		if title.Empty() || !quoted {
			return Cited{}, false
		}
		y := yearIn(t[next:end])
		if y < 0 || y > 200 {
			return Cited{}, false
		}
		c := Cited{Form: Full, Title: title, Quoted: true, Year: Range{next + y, next + y + 4}}
		c.close(t, at, end)
		return c, true
	}
	for _, v := range [...]string{" v. ", " v ", " vs. "} {
		k := strings.Index(s[:min(len(s), 160)], v)
		if k < 3 || !titled(s[:k]) || !upperStart(s[k+len(v):]) {
			continue
		}
		y := yearIn(s)
		if y < k || y > 240 {
			continue
		}
		stop := k + len(v)
		for stop < y && s[stop] != ',' && s[stop] != '[' && s[stop] != '(' {
			stop++
		}
		c := Cited{Form: Full, Title: Range{at, at + len(strings.TrimRight(s[:stop], " "))}, Year: Range{at + y, at + y + 4}}
		c.close(t, at, end)
		return c, true
	}
	return bare(t, at, end)
}

// bare reads a title without quotation marks and without an author, which the
// text may name: "Two Rivers (Moor House 2001) 41". It must open the note.
func bare(t string, at, end int) (Cited, bool) {
	if strings.TrimSpace(withoutSignal(strings.TrimLeft(t[:at], " "))) != "" || !upperStart(t[at:end]) {
		return Cited{}, false
	}
	open := strings.IndexByte(t[at:end], '(')
	if open < 8 || open > 250 {
		return Cited{}, false
	}
	stop := strings.IndexByte(t[at+open:end], ')')
	y := yearIn(t[at+open : end])
	if stop < 0 || y < 0 || y+4 != stop || y < 4 {
		return Cited{}, false
	}
	title := strings.TrimRight(t[at:at+open], " ,")
	if strings.ContainsAny(title, "\";[") || len(strings.Fields(title)) < 2 {
		return Cited{}, false
	}
	c := Cited{Form: Full, Title: Range{at, at + len(title)}, Year: Range{at + open + y, at + open + y + 4}}
	c.close(t, at, end)
	return c, true
}
