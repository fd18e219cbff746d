import { Table } from "~/ui/elements/table";

type NumberTableProps = { caption: string; head: string[]; rows: string[][] };

/** A table of numbers; each row begins with its heading. */
export function NumberTable({ caption, head, rows }: NumberTableProps) {
  return (
    <Table caption={caption} head={head} numbers>
      {rows.map(([heading, ...numbers]) => (
        <tr key={heading}>
          <th scope="row">{heading}</th>
          {numbers.map((number, index) => (
            <td key={head[index + 1]}>{number}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
