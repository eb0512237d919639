package label

import (
	_ "embed" // the classes of words are part of the binary
	"strings"
	"unicode"
)

//go:embed data/words.txt
var wordsFile string

// Classes of words, in the order of data/words.txt; 0 is none.
const (
	classNone = iota
	classMonth
	classEdit
	classVolume
	classIssue
	classPage
	classEdition
	classInto
	classHouse
	classImprint
	classBody
	classJournal
	classAbbreviated
	classMeeting
	classThesis
	classReport
	classWeb
	classNewspaper
	classCity
	classRegion
	classParticle
	classAnd
	classEtal
	classUndated
	classFunction
	classGiven
	classGeneration
	classCount
)

var classNames = [classCount]string{"", "month", "edit", "volume", "issue", "page", "edition", "into", "house", "imprint", "body", "journal", "abbreviated", "meeting", "thesis", "report", "web", "newspaper", "city", "region", "particle", "and", "etal", "undated", "function", "given", "generation"}

// precedence is the order in which a word's classes speak for it.
var precedence = [classCount - 1]uint8{
	classMonth, classPage, classVolume, classIssue, classEdit, classEdition, classThesis, classInto, classAnd, classHouse, classMeeting, classJournal,
	classBody, classImprint, classCity, classRegion, classReport, classWeb, classAbbreviated, classNewspaper, classEtal, classParticle, classFunction,
	classUndated, classGeneration, classGiven,
}

func classOf(classes uint32) uint8 {
	if classes == 0 {
		return 0
	}
	for _, c := range precedence {
		if classes&(1<<c) != 0 {
			return c
		}
	}
	return 0
}

// wordEntry is what is known of a word: its number in the dictionary and its classes.
type wordEntry struct {
	hash    uint32
	classes uint32
	word    uint16
}

// wordTable finds words by their hash: open addressing, a power of two in size, at most half full.
type wordTable struct {
	slots []wordEntry
	mask  uint32
}

func newWordTable(n int) wordTable {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	return wordTable{make([]wordEntry, size), uint32(size - 1)}
}

func (t *wordTable) at(hash uint32) *wordEntry {
	if hash == 0 {
		hash = 1
	}
	for i := hash * 2654435761 >> 7 & t.mask; ; i = (i + 1) & t.mask {
		if s := &t.slots[i]; s.hash == hash || s.hash == 0 {
			return s
		}
	}
}

func (t *wordTable) find(hash uint32) wordEntry { return *t.at(hash) }

// put gives the place of a word, new or known.
func (t *wordTable) put(hash uint32) *wordEntry {
	e := t.at(hash)
	e.hash = max(hash, 1)
	return e
}

// hashWord is the hash of a word in lower case.
func hashWord(w string) uint32 {
	h := uint32(2166136261)
	for _, r := range w {
		h = (h ^ uint32(unicode.ToLower(r))) * 16777619
	}
	return h
}

// readClasses puts the classes of words into the table.
func readClasses(t *wordTable) {
	for line := range strings.Lines(wordsFile) {
		name, list, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for c, n := range classNames {
			if n == name {
				for _, w := range strings.Fields(list) {
					t.put(hashWord(w)).classes |= 1 << c
				}
			}
		}
	}
}
