package naming

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
)

// As are the traits of a thing that the lexicon does not know: each of its names in which an actor of the lexicon stands, with the
// actor's key in its place: "as:Russian invasion of Ukraine = geo:RU invasion of geo:UA".
func As(lex *lexicon.Lexicon, e document.Entity) []string {
	if e.Lexicon != "" {
		return nil
	}
	var out []string
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if as := keyed(lex, name); as != name {
			out = append(out, "as:"+name+" = "+as)
		}
	}
	return out
}

// keyed is a name with the actors in it, named or by their adjectives, replaced by their keys.
func keyed(lex *lexicon.Lexicon, name string) string {
	tokens := lexicon.Tokenize(name)
	var b strings.Builder
	at := 0
	for i := 0; i < len(tokens); i++ {
		key, last := actorAt(lex, tokens, i)
		if key == "" {
			continue
		}
		b.WriteString(name[at:tokens[i].Start])
		b.WriteString(" " + key + " ")
		at = tokens[last].Next
		i = last
	}
	if at == 0 {
		return name
	}
	return strings.Join(strings.Fields(b.String()+name[at:]), " ")
}

// actorAt is the key of the one actor whose name or adjective begins at token i, and its last token.
func actorAt(lex *lexicon.Lexicon, tokens []lexicon.Token, i int) (string, int) {
	if hit, ok := lex.At(tokens, i); ok && len(hit.Names) == 1 && hit.Names[0].Form <= lexicon.Alias {
		if t := lex.Thing(hit.Names[0].Thing); t.Kind == document.Actor && t.Type != "person" {
			return t.Key, hit.Last
		}
	}
	for n := min(3, len(tokens)-i); n >= 1; n-- {
		words := make([]string, n)
		for k := range words {
			words[k] = tokens[i+k].Fold
		}
		if keys := lex.Adjective(strings.Join(words, " ")); len(keys) == 1 && tokens[i].Upper {
			return keys[0], i + n - 1
		}
	}
	return "", i
}

// StateAt is the key of the state or bloc whose name or adjective ends at token i of a unit, "" for none.
func StateAt(lex *lexicon.Lexicon, u *Unit, i int) string {
	for first := max(0, i-3); first <= i; first++ {
		key, last := actorAt(lex, u.Tokens, first)
		if t, ok := lex.ByKey(key); ok && last == i && (t.Type == "state" || t.Type == "bloc") {
			return key
		}
	}
	return ""
}

// AddTrait adds a trait that is not there yet.
func AddTrait(e *document.Entity, trait string) {
	if !slices.Contains(e.Traits, trait) {
		e.Traits = append(e.Traits, trait)
	}
}
