package naming

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	stop = set(`the a an this that these those its his her their our my your some any each every no all both such other another
		and or but nor so yet if when while whereas because although though since until unless than as of in on at by for with
		without within from to into onto over under after before during between among against about through across toward towards
		upon per via is are was were be been being am has have had having do does did will would shall should can could may might
		must not never also only just even still already again then now here there where who whom whose which what why how it he
		she they we i you him them us me one two three four five six seven eight nine ten more most less least much many few
		several very too almost nearly around later earlier first second third last next same own new old recent previous former
		current present following further whole entire full many main major key important possible final good bad big small
		large great long short high low early late mid different similar various certain particular given so-called like
		up down out off back away ago yes said says according due despite regarding including following mr mrs ms dr`)
	function = set(`the a an this that these those its his her their our my your some any each every no all both and or but nor so yet
		if when while whereas because although though since until unless than as of in on at by for with without within from to
		into onto over under after before during between among against about through across toward towards upon per via is are
		was were be been being has have had do does did will would shall should can could may might must not also only just even
		still already again then now here there where who whom whose which what why how it he she they we i you him them us me
		most many few several such other another according due despite regarding including following meanwhile however
		moreover furthermore therefore thus hence nevertheless nonetheless instead indeed finally yet once`)
	bland = set(`international global regional local domestic foreign economic political military diplomatic public social official
		critical special general common specific bilateral multilateral legal internal external national strategic formal
		armed civil annual ongoing broader wider future cultural financial commercial bitter fierce brief violent serious real
		entire overall existing provisional respective so-called effective successful failed peaceful joint mutual total modern traditional
		provocative aggressive unilateral direct indirect open comprehensive increasing growing`)
	joints = set("of for and on to in the de del la du des et und der von e y")
	preps  = set("of on in against with at by to over into")
)

// Stop tells whether the folded word is a function word, or one that says nothing of a thing.
func Stop(word string) bool { return stop[word] }

// Function tells whether the folded word is a function word, never part of a name but at its joints.
func Function(word string) bool { return function[word] }

// Bland tells whether the folded word narrows a kind but names none: "international", "political".
func Bland(word string) bool { return bland[word] }

// Joint tells whether the folded word may stand inside a capitalised name.
func Joint(word string) bool { return joints[word] }

// Preposition tells whether the folded word may lead on from a head noun.
func Preposition(word string) bool { return preps[word] }

// Determined tells whether the words from first on are made definite by what stands before them.
func (u *Unit) Determined(first int) bool {
	if k := first - 1; narrowing[u.Fold(k)] && u.Adjoins(first) && u.Adjoins(k) && !u.Upper(k) {
		first = k // "the three farm laws", "the high seas treaty"
	}
	switch u.Fold(first - 1) {
	case "the", "this", "its", "their", "his", "her":
		return u.Adjoins(first) || u.After(first-1) != "."
	}
	return first > 0 && u.Tokens[first-1].Possessive()
}

// narrowing are words that may stand between an article and what it makes definite.
var narrowing = set(`two three four five six seven eight nine ten first second third last high low new old long short big small great large former current recent
	main`)

var monthWords = set("january february march april may june july august september october november december")

// Month tells whether the word at i is a month with a capital.
func (u *Unit) Month(i int) bool { return u.Upper(i) && monthWords[u.Fold(i)] }

// Content are the words first to last that say what a thing is: no function words, no dates, plurals as singulars.
func (u *Unit) Content(first, last int) []string {
	var out []string
	for i := first; i <= last; i++ {
		w := u.Fold(i)
		if Function(w) || Stop(w) && !u.Upper(i) || u.Dates[i] != "" || u.Month(i) {
			continue
		}
		if joints[w] {
			continue
		}
		out = append(out, Singular(w))
	}
	return out
}

// Singular is the word without a plural ending.
func Singular(w string) string {
	switch {
	case len(w) < 5 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// Verbal tells whether a lower-case word after a noun is rather a verb or a function word than a noun that the phrase goes on with.
func Verbal(word string) bool {
	return Stop(word) || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ly")
}
