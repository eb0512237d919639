package statement_test

import "testing"

func TestPronounsComeBack(t *testing.T) {
	check(t, []reading{
		{"it is what the sentence before is about", "[e:The strike] began in May.\nIt failed because the funds ran dry <c:(Ortiz, 2019)>.", []string{"Ortiz explains The strike"}},
		{"it may be the actor that opens the sentence before", "[a:Norway] signed [p:the pact].\nIt failed because the funds ran dry <c:(Ortiz, 2019)>.", []string{"Norway signed the pact"}},
		{"what is attributed", "[e:The strike] began in May.\n<n:Ortiz (2019)> attributes it to hunger.", []string{"Ortiz explains The strike"}},
		{"an expletive", "[e:The strike] began in May.\nIt is said that bread was dear <c:(Ortiz, 2019)>.", nil},
		{"she", "[x:Ana Ruiz] flew home.\nShe signed [p:the pact].", []string{"Ana Ruiz signed the pact"}},
		{"she may be either of two", "[x:Ana Ruiz] and [x:Eva Lind] flew home.\nShe signed [p:the pact].", nil},
		{"the president", "[x:Ana Ruiz] flew home.\nOn Monday the president signed [p:the pact].", []string{"Ana Ruiz signed the pact"}},
		{"the president may be either of two", "[x:Ana Ruiz] met [x:Eva Lind].\nOn Monday the president signed [p:the pact].", nil},
	})
}

func TestReadingsOfAThing(t *testing.T) {
	check(t, []reading{
		{"for an author", "For <n:Ortiz (2019)>, [e:the strike] was a farewell.", []string{"Ortiz explains the strike"}},
		{"as commonly seen", "[e:The strike] is often seen as the bill for that winter <c:(Ortiz, 2019)>.", []string{"Ortiz explains The strike"}},
		{"as it was put then", "[e:The strike] was presented as a holiday <c:(Ortiz, 2019)>.", []string{"Ortiz discusses The strike"}},
		{"a cleft", "It was hunger that broke [e:the strike] <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike"}},
		{"an answer", "Why did [e:the strike] fail?\n<n:Ortiz (2019)> counts the funds.", []string{"Ortiz explains the strike"}},
		{"a list of causes", "[e:The strike] is traced to hunger <c:(Ortiz, 2019)>, to drink <c:(Lind, 2020)> and to pride <c:(Moss, 2021)>.",
			[]string{"Ortiz explains The strike", "Lind explains The strike", "Moss explains The strike"}},
		{"a number is a fact", "[e:The fire] caused 40 deaths <c:(Ortiz, 2019)>.", []string{"Ortiz reports The fire"}},
		{"what was disputed stands before the colon", "<n:Ortiz (2019)> disputes it: [e:the strike], she argues, was planned.", []string{"Ortiz explains the strike"}},
		{"only when", "After [e:the strike], bread was dear <c:(Ortiz, 2019)>.", []string{"Ortiz discusses the strike"}},
	})
}

func TestWhoLedAndWhatCameLater(t *testing.T) {
	check(t, []reading{
		{"a leader of a party", "The [o:Union Party] leader [x:Ana Ruiz] spoke.", []string{"Ana Ruiz leads Union Party"}},
		{"a former leader", "The former [o:Union Party] leader [x:Ana Ruiz] spoke.", nil},
		{"President … of …", "President [x:Ana Ruiz] of [a:Peru] spoke.", []string{"Ana Ruiz leads Peru"}},
		{"of a party", "[x:Ana Ruiz] of [o:the Unity Party] spoke.", []string{"Ana Ruiz member_of the Unity Party"}},
		{"later", "[e:The strike] began in May.\nTwo weeks later came [e:the lockout].", []string{"The strike preceded the lockout"}},
		{"before", "[a:Norway] signed [p:the pact], two weeks before [e:the war].", []string{"Norway signed the pact", "the pact preceded the war"}},
		{"an event that leads somebody to something", "[e:The war] led [a:Norway] to adopt [p:the pact].", []string{"The war led_to the pact", "Norway adopted the pact"}},
		{"an event that asks nothing of anybody", "[e:The war] did not lead [a:Norway] to adopt [p:the pact].", []string{"The war not led_to the pact", "Norway not adopted the pact"}},
		{"among them", "Twelve governments signed [p:the pact], among them [a:Norway] and [a:Peru].", []string{"Norway signed the pact", "Peru signed the pact"}},
		{"not the one but the other", "Hunger, not [e:the war], caused [e:the strike].", []string{"the war not caused the strike"}},
		{"a part", "[e:The raid] was part of [e:the war].", []string{"The raid part_of the war"}},
		{"two in a name", "[a:Norway] and [a:Peru] talked.\n[e:The Norway–Peru talks] failed.", []string{"Norway participated_in The Norway–Peru talks", "Peru participated_in The Norway–Peru talks"}},
	})
}
