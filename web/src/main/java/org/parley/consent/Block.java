package org.parley.consent;

import java.util.List;
import java.util.stream.Stream;

/** A heading or a paragraph of a document. Documents are text: nothing in them can become markup. */
public record Block(boolean heading, String text) {
    static List<Block> of(String document) {
        return Stream.of(document.split("\n\\s*\n")).map(String::strip).filter(text -> !text.isEmpty())
            .map(text -> text.startsWith("## ") ? new Block(true, text.substring(3)) : new Block(false, text)).toList();
    }
}
