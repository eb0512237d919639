package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bare is s without Markdown's emphasis marks and escapes at its ends.
func bare(s string) string { return strings.Trim(s, "*_ \t\u00a0#") }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "*_“\"'‘("))
	return unicode.IsLower(r)
}

func startsURL(s string) bool {
	s = strings.TrimLeft(s, "<[(")
	low := strings.ToLower(s[:min(len(s), 12)])
	for _, p := range []string{"http://", "https://", "doi:", "doi.org", "10.", "www.", "url:"} {
		if strings.HasPrefix(low, p) {
			return p != "10." || strings.Contains(s[:min(len(s), 40)], "/")
		}
	}
	return false
}

// endsSentence tells whether s ends as a sentence or a lead-in to a list does.
func endsSentence(s string) bool {
	s = withoutNoteMark(strings.TrimRight(s, "*_ \t\u00a0"))
	s = strings.TrimSuffix(s, "</sup>")
	s = strings.TrimRight(s, "0123456789¹²³⁴⁵⁶⁷⁸⁹⁰")
	s = strings.TrimRight(strings.TrimSuffix(s, "<sup>"), "^[")
	s = strings.TrimRight(s, "\"'”’»)]}> *_")
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟।", r)
}

// withoutNoteMark is s without the "[^7]" or "[7]" at its end.
func withoutNoteMark(s string) string {
	if k := strings.LastIndexByte(s, '['); k > 0 && strings.HasSuffix(s, "]") && len(s)-k < 24 && !strings.ContainsAny(s[k:], " .") {
		return strings.TrimRight(s[:k], " ")
	}
	return s
}

// endsStop is endsSentence without colon and semicolon.
func endsStop(s string) bool {
	t := strings.TrimRight(withoutNoteMark(strings.TrimRight(s, "*_ ")), "\"'”’»)]}> *_\t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(t)
	return r != ':' && r != ';' && endsSentence(s)
}

func wordCount(s string) int { return len(strings.Fields(s)) }

// letters counts the letters of s, and those of them that are capitals, small letters, and of scripts without case.
func letters(s string) (all, upper, lower int) {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return
}

// sectionNames are the names that sections of papers bear in any field.
var sectionNames = regexp.MustCompile(`(?i)^(?:(?:\d{1,2}|[ivx]{1,5})[.)]?\s+)?(abstract|summary|executive summary|introduction|background|literature review|related work|theor(?:y|etical framework)|analytical framework|conceptual framework|framework|method(?:s|ology|ological approach)?|materials and methods|data(?: and methods)?|results?|findings|discussion|results and discussion|analysis(?: and discussion)?|discussion and conclusions?|limitations|conclusions?|concluding remarks|acknowledge?ments?|funding|author contributions|conflicts? of interest|competing interests|disclosure statement|data availability(?: statement)?|ethics(?: statement)?|appendix(?: [a-z0-9])?|supplementary materials?|notes|endnotes|footnotes|references?|reference list|bibliography|works cited|literature(?: cited)?|sources cited|table of contents|contents|resumen|introducción|conclusión|conclusiones|bibliografía|referencias|résumé|conclusion|bibliographie|références|zusammenfassung|einleitung|schluss|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|referências|sumário|bibliografia|riferimenti|daftar pustaka|pendahuluan|kesimpulan|введение|заключение|литература|список литературы|초록|서론|결론|참고문헌|要旨|はじめに|結論|参考文献|摘要|引言|结论|參考文獻)[.:]?$`)

// isSectionName tells whether the whole of s is the name of a section, of which none has more than four words.
func isSectionName(s string) bool {
	blanks := 0
	for i := 1; i < len(s); i++ {
		if isBlank(s[i]) && !isBlank(s[i-1]) {
			blanks++
		}
	}
	return blanks < 4 && sectionNames.MatchString(s)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

var bibliographyNames = regexp.MustCompile(`(?i)^(?:(?:\d{1,2}|[ivx]{1,5})[.)]?\s+)?(?:(?:selected|primary|secondary|cited|further|list of|general)\s+)*(references?|reference list|bibliography|works cited|literature(?: cited)?|sources cited|references cited|references and notes|notes and references|bibliografía|referencias(?: bibliográficas)?|bibliographie|références(?: bibliographiques)?|literatur(?:verzeichnis)?|quellenverzeichnis|referências(?: bibliográficas)?|bibliografia|daftar pustaka|литература|список литературы|참고문헌|참고 문헌|参考文献|參考文獻)[.:]?$`)

var noteNames = regexp.MustCompile(`(?i)^(notes|endnotes|footnotes|notas|anmerkungen|fußnoten|примечания|주|미주|注|註)[.:]?$`)
