package reference

import "strings"

// links are the addresses an entry prints.
type links struct {
	doi, url string
	from     int       // where the first of them, or the words that lead to it, begins; len(s) when there is none
	at       []stretch // where each of them stands
}

// findLinks reads DOI and URL and where the entry's tail of addresses begins.
func findLinks(s string) links {
	l := links{from: len(s)}
	for i := 0; i < len(s); i++ {
		if i > 0 && isWordByte(s[i-1]) {
			continue
		}
		switch c := s[i] | 0x20; {
		case c == 'h' && (hasFold(s[i:], "http://") || hasFold(s[i:], "https://")), c == 'w' && hasFold(s[i:], "www."):
			end := linkEnd(s, i)
			l.take(s[i:end], i)
			l.at = append(l.at, stretch{i, end})
			i = end
		case c == 'd' && hasFold(s[i:], "doi"):
			k := i + 3
			for k < len(s) && (s[k] == ':' || s[k] == ' ' || s[k] == '.') {
				k++
			}
			if hasFold(s[k:], "org/") {
				k += 4
			}
			if hasFold(s[k:], "http") {
				l.from = min(l.from, i)
				continue
			}
			if isDOI(s[k:]) {
				end := linkEnd(s, k)
				l.setDOI(s[k:end], i)
				l.at = append(l.at, stretch{k, end})
				i = end
			}
		case s[i] == '1' && isDOI(s[i:]):
			end := linkEnd(s, i)
			l.setDOI(s[i:end], i)
			l.at = append(l.at, stretch{i, end})
			i = end
		}
	}
	l.from = leadIn(s, l.from)
	return l
}

func (l *links) take(addr string, at int) {
	l.from = min(l.from, at)
	addr = strings.ReplaceAll(addr, " ", "") // broken at a line's end
	if k := strings.Index(addr, "10."); k > 0 && isDOI(addr[k:]) && strings.Contains(strings.ToLower(addr[:k]), "doi") {
		l.setDOI(addr[k:], at)
		if l.url == "" {
			l.url = addr
		}
		return
	}
	if l.url == "" || strings.Contains(strings.ToLower(l.url), "doi.org/") {
		l.url = addr
	}
}

func (l *links) setDOI(doi string, at int) {
	l.from = min(l.from, at)
	if l.doi == "" {
		l.doi = strings.ToLower(doi)
	}
}

// isDOI tells whether s begins with a DOI's prefix and a slash.
func isDOI(s string) bool {
	if !strings.HasPrefix(s, "10.") {
		return false
	}
	k := 3
	for k < len(s) && (isDigit(s[k]) || s[k] == '.') {
		k++
	}
	return k >= 7 && k+1 < len(s) && s[k] == '/' && s[k+1] != ' '
}

// linkEnd is where the address that begins at i ends: at a blank, without the
// punctuation of the sentence around it.
func linkEnd(s string, i int) int {
	end := addressEnd(s, i)
	for broken := brokenAt(s, i, end); broken > end; broken = brokenAt(s, i, end) {
		end = addressEnd(s, broken)
	}
	if hasFold(s[i:end], "http://www.") && end == i+len("http://www.") && end < len(s) {
		return linkEnd(s, end+1)
	}
	for end > i {
		c := s[end-1]
		if c == '.' || c == ',' || c == ';' || c == ':' || c == '\'' || c == '*' {
			end--
			continue
		}
		if c == ')' && strings.Count(s[i:end], "(") < strings.Count(s[i:end], ")") || c == ']' && strings.Count(s[i:end], "[") < strings.Count(s[i:end], "]") {
			end--
			continue
		}
		break
	}
	if k := strings.Index(s[i:end], "(accessed"); k > 0 {
		return i + k
	}
	return end
}

// addressEnd goes over what an address is made of. Old DOIs have angle brackets.
func addressEnd(s string, i int) int {
	end := i
	for end < len(s) && s[end] != ' ' && s[end] != '"' {
		if (s[end] == '<' || s[end] == '>') && !strings.Contains(strings.ToLower(s[i:end]), "(sici)") {
			break
		}
		end++
	}
	return end
}

// brokenAt is where an address goes on that a line's end has broken at end, or 0:
// with a slash, or with what ends in the name of a file.
func brokenAt(s string, i, end int) int {
	if end+1 >= len(s) || s[end] != ' ' || strings.Count(s[i:end], "/") == 0 || strings.IndexByte(".,;)>", s[end-1]) >= 0 {
		return 0
	}
	next, _, _ := strings.Cut(s[end+1:], " ")
	next = strings.TrimRight(next, ".,;)>")
	if hasFold(next, "http") || hasFold(next, "www.") || hasFold(next, "doi") || len(next) < 2 {
		return 0
	}
	if next[0] == '/' && len(next) > 2 && isWordByte(next[len(next)-1]) || s[end-1] == '/' && strings.Contains(next, "/") {
		return end + 1
	}
	for _, kind := range []string{".pdf", ".html", ".htm", ".shtml", ".php", ".asp", ".aspx", ".jsp"} {
		if strings.HasSuffix(strings.ToLower(next), kind) && len(next) > len(kind) {
			return end + 1
		}
	}
	return 0
}

// leadIn goes left from the first address over the words that lead to it.
func leadIn(s string, from int) int {
	var in [256]bool // bytes that stand near: most words are left out by their first and last
	for _, c := range []byte(s[max(0, from-119):from]) {
		in[c] = true
	}
	for _, w := range []string{"Retrieved", "Available", "Accessed", "accessed", "Disponible", "Consulté", "Abgerufen", "Verfügbar", "Consultado", "Recuperado", "Diakses", "[Online]", "[online]", "Epub ahead", "URL", "doi", "DOI", "Online at", "At:", "PMID", "arXiv", "Web."} {
		if !in[w[0]] || !in[w[len(w)-1]] {
			continue
		}
		near := max(0, from-119)
		if k := near + strings.LastIndex(s[near:from], w); k >= near && k > 0 {
			if w == "arXiv" && !(k+5 < len(s) && (s[k+5] == ':' || s[k+5] == ' ' && k+6 < len(s) && isDigit(s[k+6]))) {
				continue
			}
			if w == "URL" && from-k > 8 || (w == "doi" || w == "DOI") && from-k > 8 {
				continue
			}
			if from == len(s) && (w == "Available" || w == "URL" || w == "doi" || w == "DOI" || w == "At:") {
				continue
			}
			from = k
			for _, c := range []byte(s[max(0, from-119):from]) {
				in[c] = true
			}
		}
	}
	return from
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
