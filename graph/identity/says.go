package identity

import "sync"

// says is a code of a reason in words.
func says(code string) string {
	if s, ok := wording()[code]; ok {
		return s
	}
	return code
}

// wording is every code of a reason between actors, events or policies, with what it says. docs/model.md has the same table.
var wording = sync.OnceValue(func() map[string]string {
	return map[string]string{
		// for one thing
		"entry-equal":        "the same entry of the vocabulary",
		"key-equal":          "the same canonical key",
		"name-equal":         "the same name",
		"name-order":         "the same name in another order",
		"name-variant":       "the same name in another spelling",
		"name-consonants":    "names with the same consonants",
		"name-typo":          "names that differ by a letter",
		"name-longer":        "one name has more names in it",
		"name-short-form":    "a short form of the same given name",
		"initials-agree":     "initials that agree",
		"family-equal":       "the same family name",
		"words-equal":        "the same words",
		"words-more":         "one name has more words",
		"words-shared":       "words in common",
		"abbreviation-equal": "the same abbreviation",
		"abbreviation-fits":  "an abbreviation of the other's name",
		"head-synonym":       "head nouns of one class",
		"number-equal":       "the same number",
		"date-equal":         "the same date",
		"date-compatible":    "dates that agree",
		"country-shared":     "the same country",
		"office-shared":      "the same office",
		"participant-shared": "a participant in common",
		"state-equal":        "the same states in the name",
		"state-implied":      "the document of the one is about the state that the other names",
		"about-shared":       "documents about the same state",
		// what allows no more than a candidate
		"family-only":         "only a family name",
		"initial-only":        "only an initial of the given name",
		"suffix-missing":      "one name has a suffix",
		"country-differs":     "other countries",
		"no-support":          "nothing but the name agrees",
		"recurring-undated":   "such things happen again and again, and a date is missing",
		"commonplace-name":    "many things are called so",
		"number-missing":      "only one bears a number",
		"date-missing":        "only one is dated",
		"alias-only":          "only a by-name of the one agrees",
		"type-differs":        "other types",
		"state-missing":       "only one names a state",
		"about-differs":       "documents about other states",
		"swapped":             "the order of names may mean another person",
		"cluster-contradicts": "what is one with the one contradicts what is one with the other",
		"fits-several":        "it fits another one as well",
		// against
		"entry-differs":  "two entries of the vocabulary",
		"kind-differs":   "of two kinds",
		"person-differs": "only one is a person",
		"given-differs":  "other given names",
		"suffix-differs": "other suffixes",
		"names-differ":   "other names",
		"date-differs":   "other dates",
		"year-differs":   "other years",
		"number-differs": "other numbers",
		"head-differs":   "head nouns of two classes",
		"words-differ":   "other words",
		"state-differs":  "other states",
		"decision":       "decided",
	}
})
