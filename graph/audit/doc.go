// Package audit says what a graph shows about itself: where works explain one thing in different ways or deny it, where
// a stated order of cause and effect contradicts the dates, and where what is told rests on nothing that was read.
//
// A finding is no verdict. It puts passages side by side that a reader should look at together, each with its quotes.
// Rules are one list, [Rules]; each is a pure function of one thing with the edges around it.
package audit
