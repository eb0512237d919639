package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// maxLabel is how long the key printed before an entry may be, in bytes.
const maxLabel = 24

// byLabel finds citations by keys like "[Kim04]" and "[ABC+19]": those that the list prints before its entries, or, where
// it prints none, those that its authors and years make.
func (s *scanner) byLabel(units []unit) {
	labels := s.printedLabels()
	reason := "the entry has that key"
	if len(labels) == 0 {
		if s.covered()*2 > len(s.list.refs) {
			return
		}
		if labels = s.list.madeLabels(); s.labelsUsed(units, labels) < 2 {
			return
		}
		reason = "authors and year make that key"
	}
	for _, u := range units {
		s.eachLabels(u, labels, func(open, end int, items []labelItem) {
			for _, it := range items {
				c := document.Citation{Kind: document.Numeric, Status: document.Resolved, Authors: []string{it.key}, Locator: it.locator}
				for _, i := range labels[it.key] {
					c.Candidates = append(c.Candidates, document.Candidate{Reference: i, Score: 1, Reason: reason})
				}
				if len(c.Candidates) > 1 {
					c.Status = document.Ambiguous
				}
				s.add(c, it.start, it.end, open, end+1)
			}
		})
	}
}

type labelItem struct {
	key, locator string
	start, end   int
}

// eachLabels calls f for every square bracket of a unit that holds keys of labels and nothing else.
func (s *scanner) eachLabels(u unit, labels map[string][]int, f func(open, end int, items []labelItem)) {
	s.open(u)
	t := s.t
	for i := 0; i < len(t); {
		k := strings.IndexByte(t[i:], '[')
		if k < 0 {
			return
		}
		open := i + k
		i = open + 1
		end := s.closing(open, min(len(t), open+300))
		if end < 0 {
			continue
		}
		if items := s.labelItems(open+1, end, labels); len(items) > 0 {
			f(open, end, items)
			i = end
		}
	}
}

func (s *scanner) labelItems(from, end int, labels map[string][]int) (items []labelItem) {
	t := s.t
	from += signalLength(t[from:end])
	for i := from; i < end; {
		for i < end && (t[i] == ' ' || t[i] == ',' || t[i] == ';') {
			i++
		}
		k := i
		for k < end && t[k] != ',' && t[k] != ';' && t[k] != ':' {
			k++
		}
		if i == k {
			break
		}
		key := strings.TrimRight(t[i:k], " ")
		if _, ok := labels[key]; !ok {
			if len(items) == 0 {
				return nil
			}
			last := &items[len(items)-1]
			loc, stop := s.locatorAt(last.end, end)
			if loc == "" {
				loc, stop = s.otherLocator(last.end, end)
			}
			if loc == "" {
				return nil
			}
			last.locator, last.end, i = loc, stop, stop
			continue
		}
		items = append(items, labelItem{key: key, start: i, end: i + len(key)})
		i = k
	}
	return items
}

func (s *scanner) labelsUsed(units []unit, labels map[string][]int) int {
	used := map[string]bool{}
	for _, u := range units {
		s.eachLabels(u, labels, func(_, _ int, items []labelItem) {
			for _, it := range items {
				used[it.key] = true
			}
		})
	}
	return len(used)
}

// printedLabels are the keys in square brackets before entries, where most entries have one.
func (s *scanner) printedLabels() map[string][]int {
	labels := map[string][]int{}
	n := 0
	for i, r := range s.list.refs {
		key := bracketKey("[" + strings.Trim(r.Label, "[]\\") + "]")
		if key == "" {
			key = bracketKey(r.Raw)
		}
		if key == "" {
			from := max(0, r.Start-maxLabel)
			for from < r.Start && !utf8.RuneStart(s.d.Text[from]) {
				from++
			}
			before := s.d.Text[from:r.Start]
			key = bracketKey(strings.TrimLeft(before[strings.LastIndexByte(before, '\n')+1:], " -*•\\"))
		}
		if key != "" {
			labels[key] = append(labels[key], i)
			n++
		}
	}
	if n*2 < len(s.list.refs) || n == 0 {
		return nil
	}
	return labels
}

// bracketKey is the key with a letter in it that s begins with in square brackets, "" for none.
func bracketKey(s string) string {
	s = strings.TrimPrefix(s, "\\")
	if !strings.HasPrefix(s, "[") {
		return ""
	}
	k := strings.IndexByte(s[:min(len(s), maxLabel)], ']')
	if k < 3 || strings.Contains(s[1:k], ", ") {
		return ""
	}
	key := strings.TrimSuffix(s[1:k], "\\")
	if r, _ := utf8.DecodeRuneInString(key); !unicode.IsLetter(r) {
		return ""
	}
	return key
}

// madeLabels are the keys that entries have in lists made by the alphabetic styles: three letters of one author, one letter
// of each of several, and two digits of the year; or the whole family name and the year.
func (x *index) madeLabels() map[string][]int {
	labels := map[string][]int{}
	for i, w := range x.works {
		if len(w.year) != 4 || w.year[0] == 'n' || len(w.authors) == 0 {
			continue
		}
		names := x.refs[i].Authors
		for _, head := range labelHeads(names) {
			for _, y := range [...]string{w.year[2:], w.year} {
				labels[head+y+w.suffix] = append(labels[head+y+w.suffix], i)
			}
		}
	}
	return labels
}

func labelHeads(names []document.Person) []string {
	if len(names) == 0 {
		return nil
	}
	first := strings.NewReplacer(" ", "", "'", "", "’", "", "-", "").Replace(names[0].Family + names[0].Literal)
	if first == "" {
		return nil
	}
	heads := []string{first}
	r := []rune(first)
	if len(names) == 1 {
		for n := 2; n <= 4; n++ {
			if n < len(r) {
				heads = append(heads, string(r[:n]))
			}
		}
		return heads
	}
	initials := ""
	for i, p := range names {
		n := []rune(p.Family + p.Literal)
		if i == 4 || len(n) == 0 {
			break
		}
		initials += string(n[:1])
		if i == 2 || i == 3 {
			if len(names) > i+1 {
				heads = append(heads, initials+"+")
			}
		}
	}
	heads = append(heads, initials)
	if len(r) >= 3 {
		heads = append(heads, string(r[:3]), string(r[:3])+"+")
	}
	return heads
}
