/// Keeps a large value in a place of its own, so that whatever holds it stays small and quick to copy.
///
/// ```swift
/// struct Credential {
///   @Boxed private var boxedSubject = Subject()
///   var subject: Subject {
///     _read { yield boxedSubject }
///     set { boxedSubject = newValue }
///   }
/// }
/// ```
///
/// Nobody else notices: it is a value like what is in it. A copy shares the place until one of the two is changed. Without it
/// every copy of a credential copies each text of its subject, achievement and issuer, and the code that does so is a tenth of
/// the verifier that browsers load. What is read often is lent out as above: the compiler lets others than the type's own
/// module read a wrapped property by copying it alone.
@propertyWrapper
package struct Boxed<Value: Sendable & Hashable>: Sendable, Hashable {
  private final class Place: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var place: Place

  package init(wrappedValue: Value) { place = Place(wrappedValue) }

  package var wrappedValue: Value {
    _read { yield place.value }
    set { place = Place(newValue) }
  }

  package static func == (a: Boxed, b: Boxed) -> Bool {
    a.place === b.place || a.place.value == b.place.value
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(place.value) }
}
