package io.rollcall.e2e.house;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A page of Markdown, by what it points to and by what can be pointed to in it.
///
/// @param links the destinations of links and pictures
/// @param anchors what may stand behind the `#` of a link to it
record Page(List<String> links, Set<String> anchors) {
  Page {
    links = List.copyOf(links);
    anchors = Set.copyOf(anchors);
  }

  static Page of(String text) {
    List<String> links = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    Parser.builder()
        .build()
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(image.getDestination());
              }

              @Override
              public void visit(Heading heading) {
                add(anchors, anchor(words(heading)));
                visitChildren(heading);
              }
            });
    return new Page(links, anchors);
  }

  // The second heading of the same words gets a number.
  private static void add(Set<String> anchors, String anchor) {
    String free = anchor;
    for (int number = 1; !anchors.add(free); number++) {
      free = anchor + "-" + number;
    }
  }

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  /// As the usual viewers of Markdown make it.
  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .replace(' ', '-');
  }

  /// What is wrong with a link, if anything is.
  ///
  /// @param folder what relative links start from
  static Optional<String> mistake(Path folder, Page itself, String link) {
    URI uri;
    try {
      uri = new URI(link);
    } catch (URISyntaxException e) {
      return Optional.of("is no address: " + e.getMessage());
    }
    if (uri.getScheme() != null) {
      boolean whole = uri.getScheme().equals("https") && uri.getHost() != null;
      return whole ? Optional.empty() : Optional.of("is no https:// address of a page");
    }
    Path file = folder.resolve(uri.getPath()).normalize();
    if (!Files.exists(file)) {
      return Optional.of("leads nowhere: there is no " + file);
    }
    String anchor = uri.getFragment();
    if (anchor == null) {
      return Optional.empty();
    }
    Page page = uri.getPath().isEmpty() ? itself : Page.of(MainCode.text(file));
    return page.anchors().contains(anchor)
        ? Optional.empty()
        : Optional.of("leads to no heading of " + file);
  }
}
