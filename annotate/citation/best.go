package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// outlet reads the name of a newspaper before a date, for an item without an author.
func (s *scanner) outlet(at, pos int, w when) dated {
	if len(s.list.byOutlet) == 0 || len(w.year) != 4 {
		return dated{}
	}
	for _, b := range append(s.extent(s.t, at, pos), s.bodyStarts(at, pos)...) {
		var cs []document.Candidate
		for _, i := range s.list.byOutlet[strings.TrimPrefix(glue(s.t[b:pos]), "the")] {
			x := &s.list.works[i]
			if y, _ := matchYear(&w, x); y < 0.9 {
				continue
			}
			c := document.Candidate{Reference: i, Score: 0.6, Reason: "the newspaper and the year agree"}
			if printed := days(s.list.refs[i].Raw); w.day.month > 0 && len(printed) > 0 {
				if !w.day.agrees(printed) {
					continue
				}
				c.Score, c.Reason = 0.9, "the newspaper and the date agree"
			}
			cs = append(cs, c)
		}
		if len(cs) > 0 {
			if strings.HasSuffix(s.t[at:b], "The ") {
				b -= len("The ")
			}
			it := dated{phraseStart: b, phraseEnd: pos, w: w, ans: rank(cs, nil), ok: true}
			it.p.names = []cited{{words: []string{s.t[b:pos]}}}
			return it
		}
	}
	return dated{}
}

// best tries every beginning of the names before pos and keeps what the list answers best.
func (s *scanner) best(lo, pos int, w when) dated {
	out := dated{w: w}
	starts := s.extent(s.t, lo, pos)
	end, last := pos, -1
	for k, b := range starts {
		if s.knownWord(s.t[b:end]) {
			last = k
		}
		end = b
		// names begin at most a few words before one that the list knows
		if last < 0 || k > last+4 || !mayBegin(s.t[b:pos]) {
			continue
		}
		s.try(&out, b, pos)
	}
	for _, b := range s.bodyStarts(lo, pos) {
		head := dropAbbreviation(trimPossessive(strings.TrimRight(s.t[b:pos], " ,")))
		p := phrase{names: []cited{newCited(strings.Fields(head))}}
		if a := s.list.resolve(p, w); len(a.candidates) > 0 && (!out.ok || a.score >= out.ans.score) {
			out = dated{phraseStart: b, phraseEnd: pos, w: w, p: p, ans: a, ok: true}
		}
	}
	if s.list.east {
		end := pos
		for _, b := range starts {
			if r, _ := utf8.DecodeRuneInString(s.t[b:]); eastAsian(r) {
				s.tryInside(&out, b, end, pos)
			}
			end = b
		}
	}
	return out
}

// bodyStarts are where the whole name of a body or a newspaper of the list begins that ends at t[pos]: names that
// hold words without capitals, "Institut national des marées".
func (s *scanner) bodyStarts(lo, pos int) (out []int) {
	head := dropAbbreviation(trimPossessive(strings.TrimRight(s.t[max(lo, pos-200):pos], " ,")))
	k := strings.LastIndexByte(head, ' ')
	if k < 0 || len(s.list.tails) == 0 {
		return nil
	}
	for _, body := range s.list.tails[glue(head[k+1:])] {
		b := len(head)
		for n := 0; n < body.words && b > 0; n++ {
			b = strings.LastIndexByte(head[:b], ' ')
			if b < 0 {
				break
			}
		}
		if glue(head[b+1:]) == body.glued {
			out = append(out, max(lo, pos-200)+b+1)
		}
	}
	return out
}

// try reads t[b:pos] as names and keeps them where the list answers them better than what out holds.
func (s *scanner) try(out *dated, b, pos int) {
	for _, wide := range [...]bool{false, true} {
		if wide && !s.list.east {
			return
		}
		p, ok := readPhrase(s.t[b:pos], wide)
		if !ok {
			continue
		}
		a := s.list.resolve(p, out.w)
		if len(a.candidates) == 0 {
			continue
		}
		if !out.ok || a.score > out.ans.score || a.score == out.ans.score && a.names >= out.ans.names {
			*out = dated{phraseStart: b, phraseEnd: pos, w: out.w, p: p, ans: a, ok: true}
		}
		return
	}
}

// tryInside tries the beginnings inside a word of a text without blanks between words: "正如王小明" holds a name.
func (s *scanner) tryInside(out *dated, b, end, pos int) {
	for n, at := 0, end; at > b && n < 14; n++ {
		_, size := utf8.DecodeLastRuneInString(s.t[b:at])
		at -= size
		if r, _ := utf8.DecodeRuneInString(s.t[at:]); at > b && n > 0 && eastAsian(r) {
			s.try(out, at, pos)
		}
	}
}

// knownWord tells whether a word, with the marks around it, may be of a first author's name in the list.
func (s *scanner) knownWord(w string) bool {
	w = strings.TrimRight(w, " ,;")
	if len(w) > maxWord {
		return false
	}
	if strings.IndexByte(w, '/') > 0 {
		for _, h := range strings.Split(w, "/") {
			if s.knownWord(h) {
				return true
			}
		}
	}
	w = trimPossessive(w)
	var buf [48]byte
	b := buf[:0]
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= 0x80 || len(b) == len(buf):
			r, _ := utf8.DecodeRuneInString(w)
			return s.list.words[glue(w)] || s.list.east && eastAsian(r)
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case lower(c) || digit(c):
			b = append(b, c)
		}
	}
	if s.list.words[string(b)] {
		return true
	}
	n := len(b)
	return n > 4 && b[n-1] == 's' && s.list.words[string(b[:n-1])] // a genitive
}

// mayBegin tells whether names may begin with the first word of s.
func mayBegin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
		return true
	}
	w, _, _ := strings.Cut(s, " ")
	switch w {
	case "and", "et", "y", "e", "dan", "und", "och", "og", "i", "dkk.", "dkk", "i.":
		return false
	}
	return particle(w) && len(s) > len(w) || strings.ContainsAny(w, "-'") && nameLike(w)
}
