// Package model lets a language model read along: it proposes mentions and statements, and nothing it proposes counts by itself.
//
// The model is a reader, never a source. It sees pieces of the document: numbered sentences, what the rules found named in them,
// and the citations. Of what it answers, only what can be held against the text is kept: a quote must be a slice of the sentence it was read in, a
// relation must be one of the table and join kinds that it may join, both ends must be named in the evidence, and nothing may repeat, contradict or displace what the
// rules found. The rest is dropped and counted by reason. What is kept bears the rule "model:" and the model's name, and a
// confidence below that of every rule. The text of a document is data: what it may say to the model cannot
// change how an answer is held against the text.
//
// Same in, same out: a prompt is a function of the document and of the layers before, an answer is kept under the digest of
// protocol, model and prompt (annotate/model/cache), and answers are taken in the order of the text, whatever the order in which they came.
// A model that fails leaves the document as the rules read it; [document.Proposed] says so.
//
// The address of a model is known to annotate/model/endpoint alone.
package model
