package io.rollcall.e2e.storm;

import io.rollcall.e2e.storm.Payroll.Worker;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// What happens at a company: people come, go, come back, get other names and each other's
/// addresses, change departments and groups. No two people have one address at a time, but
/// addresses of those who are gone are given again.
final class Life {
  private static final int ADDRESSES = 24;
  private static final List<String> GIVEN = List.of("Ada", "Björn", "Łucja", "Ngọc", "José");
  private static final List<String> FAMILY =
      List.of("O'Neil", "D'Áth", "Müller", "van der Ünal", "Ono", "García");
  private static final List<String> DEPARTMENTS = List.of("Search", "Sales", "Rätsel");

  private final Payroll payroll;
  private final Random random;
  private final TreeMap<String, Worker> gone = new TreeMap<>();
  private int hired;

  Life(Payroll payroll, Random random) {
    this.payroll = payroll;
    this.random = random;
    for (int i = 0; i < 8; i++) {
      hire();
    }
    World.TEAMS.forEach(this::regroup);
  }

  /// A few things happen.
  void day() {
    for (int i = random.nextInt(6); i >= 0; i--) {
      something();
    }
  }

  private void something() {
    switch (random.nextInt(12)) {
      case 0, 1 -> hire();
      case 2 -> somebody().ifPresent(this::leave);
      case 3 -> comeBack();
      case 4, 5 -> rename(address());
      case 6 -> swap();
      case 7 -> ring();
      case 8 -> somebody().ifPresent(one -> payroll.put(one.at(otherCase(one.mail()))));
      case 9 -> somebody().ifPresent(one -> payroll.put(one.in(any(DEPARTMENTS))));
      case 10 -> somebody().ifPresent(one -> payroll.put(one.active(!one.active())));
      default -> regroup(any(World.TEAMS));
    }
  }

  private void hire() {
    String id = "%04d".formatted(1000 + hired++);
    payroll.put(new Worker(id, address(), any(GIVEN), family(), any(DEPARTMENTS), true));
  }

  private void leave(Worker one) {
    gone.put(one.id(), one);
    payroll.remove(one.id());
  }

  private void comeBack() {
    if (!gone.isEmpty()) {
      Worker back = any(List.copyOf(gone.values()));
      gone.remove(back.id());
      payroll.put(isTaken(back.mail()) ? back.at(address()) : back);
    }
  }

  private void swap() {
    rotate(List.of(2));
  }

  private void ring() {
    rotate(List.of(3, 4));
  }

  private void rotate(List<Integer> sizes) {
    int size = any(sizes);
    List<String> ids = payroll.ids();
    if (ids.size() >= size) {
      int from = random.nextInt(ids.size() - size + 1);
      List<Worker> some = ids.subList(from, from + size).stream().map(payroll::worker).toList();
      for (int i = 0; i < size; i++) {
        payroll.put(some.get(i).at(some.get((i + 1) % size).mail()));
      }
    }
  }

  private void regroup(String name) {
    Set<String> members = new HashSet<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      somebody().ifPresent(one -> members.add(one.id()));
    }
    payroll.group(name, members);
  }

  private Optional<Worker> somebody() {
    List<Worker> people = payroll.people();
    return people.isEmpty() ? Optional.empty() : Optional.of(any(people));
  }

  private String family() {
    return any(FAMILY) + random.nextInt(20);
  }

  /// Somebody gets this address, and a name to go with it.
  void rename(String address) {
    somebody().ifPresent(one -> payroll.put(one.at(address).called(family())));
  }

  /// One that nobody has; perhaps somebody had it who is gone.
  String address() {
    while (true) {
      int number = random.nextInt(ADDRESSES);
      String address = (number % 5 == 0 ? "o'neil" : "a") + number + "@" + AppServer.DOMAIN;
      if (!isTaken(address)) {
        return address;
      }
      if (payroll.people().size() >= ADDRESSES) {
        return "extra" + hired + "." + random.nextInt(1_000_000) + "@" + AppServer.DOMAIN;
      }
    }
  }

  private boolean isTaken(String address) {
    return payroll.people().stream().anyMatch(one -> one.mail().equalsIgnoreCase(address));
  }

  private static String otherCase(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return address.equals(lower)
        ? address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1)
        : lower;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
