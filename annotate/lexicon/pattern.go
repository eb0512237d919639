package lexicon

import (
	"strings"
	"unicode/utf8"
)

// maxPatternGap is how many words a "*" may stand for.
const maxPatternGap = 6

// pattern is a description as words; open tells that up to six words may stand before a word.
type pattern struct {
	thing int
	words []patternWord
}

type patternWord struct {
	fold string
	open bool
}

func parsePattern(s string) ([]patternWord, error) {
	var words []patternWord
	open, long := false, false
	for _, field := range strings.Fields(s) {
		if strings.Trim(field, "*") == "" {
			open = len(words) > 0
			continue
		}
		for k, t := range nameTokens(strings.ReplaceAll(field, "*", " ")) {
			words = append(words, patternWord{fold: t.Fold, open: open && k == 0})
			long = long || utf8.RuneCountInString(t.Fold) >= 5
			open = false
		}
	}
	if len(words) < 2 || !long {
		return nil, errPattern
	}
	return words, nil
}

// match is the last token of the pattern when it begins at token i, or -1.
func (p *pattern) match(tokens []Token, i int) int {
	return matchWords(tokens, i+1, p.words[1:])
}

func matchWords(tokens []Token, i int, words []patternWord) int {
	if len(words) == 0 {
		return i - 1
	}
	reach := 0
	if words[0].open {
		reach = maxPatternGap
	}
	for k := i; k <= i+reach && k < len(tokens); k++ {
		if strings.ContainsAny(tokens[k].Gap, ".!?;") {
			return -1
		}
		if tokens[k].Fold == words[0].fold {
			if end := matchWords(tokens, k+1, words[1:]); end >= 0 {
				return end
			}
		}
	}
	return -1
}
