package io.rollcall.scim.address;

/// The letters of a label of an internationalized domain name as ASCII (RFC 3492 §6.3). The JDK
/// encodes only what the IDNA of 2003 lets it.
final class Punycode {
  private static final String PREFIX = "xn--";
  private static final int BASE = 36;
  private static final int SMALLEST_THRESHOLD = 1;
  private static final int LARGEST_THRESHOLD = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_NON_ASCII = 128;

  private final int[] input;
  private final StringBuilder output = new StringBuilder(PREFIX);
  private int delta;
  private int bias = FIRST_BIAS;
  private int handled;
  private int ascii;

  private Punycode(String label) {
    this.input = label.codePoints().toArray();
  }

  /// @param label in lower case, at most 63 characters, at least one of them not ASCII
  /// @return the label with `xn--`
  static String label(String label) {
    return new Punycode(label).encoded();
  }

  private String encoded() {
    for (int letter : input) {
      if (letter < FIRST_NON_ASCII) {
        output.append((char) letter);
        ascii++;
      }
    }
    if (ascii > 0) {
      output.append('-');
    }
    handled = ascii;
    for (int letter = FIRST_NON_ASCII; handled < input.length; letter++) {
      int next = smallestFrom(letter);
      delta += (next - letter) * (handled + 1);
      insert(next);
      letter = next;
      delta++;
    }
    return output.toString();
  }

  private int smallestFrom(int least) {
    int smallest = Integer.MAX_VALUE;
    for (int letter : input) {
      if (letter >= least && letter < smallest) {
        smallest = letter;
      }
    }
    return smallest;
  }

  private void insert(int letter) {
    for (int other : input) {
      if (other < letter) {
        delta++;
      }
      if (other == letter) {
        write(delta);
        bias = adapted(delta, handled == ascii);
        delta = 0;
        handled++;
      }
    }
  }

  /// As an integer of variable length (§3.3).
  private void write(int number) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp((long) k - bias, SMALLEST_THRESHOLD, LARGEST_THRESHOLD);
      if (rest < threshold) {
        break;
      }
      output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
    output.append(digit(rest));
  }

  /// §6.1.
  private int adapted(int number, boolean first) {
    int rest = first ? number / DAMP : number / 2;
    rest += rest / (handled + 1);
    int k = 0;
    while (rest > (BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD / 2) {
      rest /= BASE - SMALLEST_THRESHOLD;
      k += BASE;
    }
    return k + (BASE - SMALLEST_THRESHOLD + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return Character.forDigit(value < 26 ? value + 10 : value - 26, BASE);
  }
}
