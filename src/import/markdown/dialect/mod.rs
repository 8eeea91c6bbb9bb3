//! What do Obsidian, Hugo, Jekyll and MDX write in Markdown that is no Markdown?

mod admonitions;
mod callouts;
mod code;
mod emoji;
mod items;
mod lines;
mod marks;
mod reach;
mod tags;

use std::collections::HashSet;

use self::code::Code;
use self::items::Indented;

/// The text without what is no Markdown, and with the words of it that a reader sees. Code stays as
/// it is.
pub(crate) fn to_markdown(text: &str) -> String {
    let text = callouts::unquoted(&admonitions::opened(&lines::with_title(text)));
    let ended = tags::ended(&text);
    let ends: Vec<_> = tags::CODE.into_iter().filter(|name| ended.contains(name)).collect();
    let mut markdown =
        Markdown { ended: &ended, prose: String::new(), text: String::with_capacity(text.len()) };
    let mut code: Option<Code> = None;
    let mut indented = Indented::default();
    for line in text.split_inclusive('\n') {
        match code.take() {
            Some(open) => {
                let is_last = open.is_closed_by(line);
                markdown.code(&open, line, is_last);
                code = Some(open).filter(|_| !is_last);
            }
            None => match indented.tell(line) {
                items::Line::Code => markdown.verbatim(line),
                items::Line::Prose(margin) => {
                    lines::push(&format!("{:margin$}{}", "", line.trim_start()), &mut markdown.prose);
                }
                items::Line::Other => match Code::opened_by(line, &ends) {
                    Some(opened) => {
                        markdown.code(&opened, line, true);
                        code = Some(opened);
                    }
                    None => lines::push(line, &mut markdown.prose),
                },
            },
        }
    }
    markdown.verbatim("");
    markdown.text
}

/// The text so far.
struct Markdown<'t> {
    ended: &'t HashSet<&'t str>,
    /// What was read since the last code, with its marks: they may reach over lines.
    prose: String,
    text: String,
}

impl Markdown<'_> {
    /// Adds a line that stays as it is.
    fn verbatim(&mut self, line: &str) {
        let prose = std::mem::take(&mut self.prose);
        self.text.push_str(&marks::without(&prose, self.ended));
        self.text.push_str(line);
    }

    /// Adds a line of code, or the one above or below it.
    fn code(&mut self, code: &Code, line: &str, is_outside: bool) {
        match &code.fence {
            _ if code.is_left_out || code.is_raw_tag(line) => {}
            Some(fence) if is_outside => self.verbatim(fence),
            _ => self.verbatim(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_markdown;

    /// What the marks of all these programs are made of, and a few words.
    const PIECES: [&str; 24] = [
        "een ",
        "twee\n",
        "\n\n",
        "{{",
        "}}",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "{% raw %}",
        "{% endraw %}",
        "{% for %}",
        "{% endfor %}",
        "{{< details \"é\" >}}",
        "{{< /details >}}",
        "%%",
        "==",
        "^[",
        "[[",
        "]]",
        "> [!a] ",
        "```\n",
        "`",
        "::: ",
    ];

    proptest! {
        #[test]
        fn leaves_plain_markdown_alone(text in "([a-z]{1,8}[ .,!?\n#*_-]{1,2}){0,40}") {
            prop_assert_eq!(to_markdown(&text), text);
        }

        #[test]
        fn reads_any_marks_to_their_end(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
            let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
            let markdown = to_markdown(&text);
            prop_assert!(markdown.len() <= 4 * text.len() + 40, "{}", markdown);
        }
    }

    #[test]
    fn leaves_code_and_lone_signs_alone() {
        for text in [
            "`{{ x }}` en ``[[a]]``",
            "```\n{{ x }} [[a]]\n```\n",
            "````\n```\n{{ x }}\n```\n````\n",
            "5 %% of {{ open [x](y) ![a](b)",
            "a ^2 b",
        ] {
            assert_eq!(to_markdown(text), text);
        }
    }

    #[test]
    fn leaves_indented_code_alone() {
        let code = "Zo:\n\n    {{ x }} [[a]]\n\n    %% b %%\n\n";
        assert_eq!(to_markdown(&format!("{code}En [[a]]\n")), format!("{code}En a\n"));
        assert_eq!(to_markdown("- een\n\n    [[a]]\n"), "- een\n\n    a\n");
        assert_eq!(to_markdown("{{< figure\n    src=\"x\" >}}Een"), "Een");
    }

    #[test]
    fn prose_that_stands_too_far_in_is_no_code() {
        let text = "- een\n\n        Dit is een hele zin in een lijst,\n        die doorloopt.\n\n- twee\n\n        ls | wc\n";
        let expected = "- een\n\n  Dit is een hele zin in een lijst,\n        die doorloopt.\n\n- twee\n\n        ls | wc\n";
        assert_eq!(to_markdown(text), expected);
        let code = "Zo:\n\n    Dit is geen lijst, en blijft dus code.\n";
        assert_eq!(to_markdown(code), code);
    }

    #[test]
    fn reads_headings_without_a_space_and_drops_what_says_nothing() {
        assert_eq!(to_markdown("#Huisregels\n\n##Geluid\n\nStil.\n"), "# Huisregels\n\n## Geluid\n\nStil.\n");
        assert_eq!(to_markdown("#werk\n\n# Kop\n\nZie\n##x\n"), "#werk\n\n# Kop\n\nZie\n##x\n");
        let text = "[Lid worden](https://a.nl){ .md-button }.\n\n*[HTML]: Taal\n\n![x](y.png){ width=300 }\n";
        assert_eq!(to_markdown(text), "[Lid worden](https://a.nl).\n\n\n\n![x](y.png)\n");
    }

    #[test]
    fn leaves_code_in_lists_alone() {
        let list = "1. een\n\n       [[a]]\n\n2. - ```\n     [[a]]\n     ```\n";
        assert_eq!(to_markdown(&format!("{list}\n[[a]]\n")), format!("{list}\na\n"));
        let callout = "- ```\n  > [!a] b\n  ```\n";
        assert_eq!(to_markdown(callout), callout);
    }

    #[test]
    fn fences_the_code_of_jekyll_and_hugo() {
        let fence = super::code::FENCE;
        let fenced = format!("{fence}\n<b>{{{{ x }}}}</b>\n{fence}\n");
        let liquid = "{% highlight html %}\n{% raw %}\n<b>{{ x }}</b>\n{% endraw %}\n{% endhighlight %}\n";
        assert_eq!(to_markdown(liquid), fenced);
        let hugo = "{{< highlight html \"linenos=table\" >}}\n<b>{{ x }}</b>\n{{< /highlight >}}\n";
        assert_eq!(to_markdown(hugo), fenced);
        // A tag without end shows a file.
        assert_eq!(to_markdown("Een\n{{< code file=\"x\" >}}\n[[Twee]]\n"), "Een\n\nTwee\n");
    }

    #[test]
    fn leaves_drawings_lookups_and_scripts_out() {
        let text = "import Tabs from '@theme/Tabs';\n\nEen\n\n```dataview\nLIST FROM #x\n```\nTwee\n";
        assert_eq!(to_markdown(text), "Een\n\nTwee\n");
        assert_eq!(to_markdown("export const x = {\n  a: 1,\n};\n\nEen\n"), "Een\n");
    }

    #[test]
    fn keeps_the_title_of_what_is_folded_away_with_code_in_it() {
        let text = "{{< details \"Hoe dan?\" >}}\n```\nx\n```\n{{< /details >}}\n";
        assert_eq!(to_markdown(text), "\nHoe dan?\n\n```\nx\n```\n\n");
    }

    #[test]
    fn is_quick_with_marks_that_nothing_closes() {
        for sign in
            ["[[", "{{", "`", "%%%", "{% for %}", "{% raw %}", "==a", "^[", "> [!a]\n", "{{< highlight >}}\n"]
        {
            let text = sign.repeat(20_000);
            assert!(to_markdown(&text).len() <= 2 * text.len(), "{sign}");
        }
    }
}
